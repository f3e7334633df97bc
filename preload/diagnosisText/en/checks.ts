/** English: the checks themselves. */
import type { DiagnosisWords } from '../words';

export const groups: DiagnosisWords['groups'] = {
  laptop: 'From this laptop',
  hub: 'The hub’s view',
  device: 'On the device',
  thereAndBack: 'There and back',
};

export const outcomes: DiagnosisWords['outcomes'] = {
  pass: 'Passed',
  warning: 'Warning',
  fail: 'Failed',
  skipped: 'Skipped',
};

export const checks: DiagnosisWords['checks'] = {
  laptopNames: { title: 'Name of the hub', summary: 'The hub’s name leads to an address, IPv4 and IPv6.' },
  laptopHttps: { title: 'Port for HTTPS', summary: 'The hub takes connections on port 443.' },
  laptopAmqps: { title: 'Port for AMQP', summary: 'The hub takes connections on port 5671.' },
  laptopMqtts: { title: 'Port for MQTT', summary: 'The hub takes connections on port 8883.' },
  laptopTls: {
    title: 'TLS of HTTPS',
    summary: 'The hub’s certificate is its own, valid and issued by whom it should be.',
  },
  laptopAmqpsTls: {
    title: 'TLS of AMQP',
    summary: 'The hub’s certificate on port 5671 is its own, valid and issued by whom it should be.',
  },
  laptopMqttsTls: {
    title: 'TLS of MQTT',
    summary: 'The hub’s certificate on port 8883 is its own, valid and issued by whom it should be.',
  },
  laptopProxy: { title: 'Proxy', summary: 'A proxy this laptop is told to use lets the hub through.' },
  laptopCaptivePortal: {
    title: 'Captive portal',
    summary: 'No log-in page of a guest network answers in the hub’s place.',
  },
  laptopClock: { title: 'Clock of this laptop', summary: 'This laptop and the hub agree on the time.' },
  mqttWebSocket: { title: 'MQTT over WebSocket', summary: 'The way round a closed port 8883 is open.' },
  amqpWebSocket: { title: 'AMQP over WebSocket', summary: 'The way round a closed port 5671 is open.' },
  hubRights: {
    title: 'Rights of the credential',
    summary: 'The hub’s credential may do what Siteward needs.',
  },
  hubTier: { title: 'Tier of the hub', summary: 'The hub has twins and modules, and is not at its limits.' },
  hubDevice: { title: 'Device identity', summary: 'The device is in the registry and enabled.' },
  hubModule: { title: 'Security module', summary: 'The device has a security module under its exact name.' },
  hubAuthentication: {
    title: 'Kinds of authentication',
    summary: 'Module and device authenticate in ways that the agent can use.',
  },
  hubConnection: { title: 'Connection of the agent', summary: 'The hub sees the agent connected.' },
  hubTwin: { title: 'Configuration in the twin', summary: 'Agents accept the configuration as it stands.' },
  hubDrift: { title: 'Configuration in force', summary: 'The agent runs what the twin asks for.' },
  hubMessages: {
    title: 'Messages',
    summary: 'Messages are to be expected, and the agent was heard of lately.',
  },
  lastMessages: {
    title: 'Last messages',
    summary: 'What the agent sends arrives at the hub’s built-in endpoint.',
  },
  agentInstalled: {
    title: 'Agent on the device',
    summary: 'The agent that the hub has a module for is installed.',
  },
  agentService: {
    title: 'Service of the agent',
    summary: 'The agent’s service runs and does not restart over and over.',
  },
  agentConfiguration: {
    title: 'Files of the agent',
    summary: 'The agent’s own files are complete and name this device on this hub.',
  },
  agentCredential: {
    title: 'Key or certificate',
    summary: 'The agent’s credential is the hub’s, valid, and readable by the agent alone.',
  },
  agentLog: { title: 'Log of the agent', summary: 'The agent’s log names no error since its last start.' },
  deviceDisk: { title: 'Disk of the device', summary: 'There is room left.' },
  deviceClock: { title: 'Clock of the device', summary: 'The device’s time is right and kept right.' },
  deviceNames: { title: 'Name of the hub, from the device', summary: 'The device finds the hub’s address.' },
  devicePorts: { title: 'Ports, from the device', summary: 'The device reaches the hub’s ports.' },
  deviceTls: {
    title: 'TLS, from the device',
    summary: 'The device is shown the hub’s own certificate, and trusts it.',
  },
  methodPing: { title: 'Direct method', summary: 'A direct method reaches the agent’s connection.' },
  twinRoundTrip: {
    title: 'Round trip through the twin',
    summary: 'Changes one harmless value, sees the agent answer, and puts it back.',
  },
};
