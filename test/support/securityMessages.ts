/** A message of a classic agent for each of the schema's 14 events. */
import { type EventName, eventShapes } from '../../main/security';
import type { JsonObject, JsonValue } from '../../preload/contract';

export const samplePayloads: Readonly<Record<EventName, JsonObject>> = {
  ProcessCreate: {
    Executable: '/usr/bin/valvectl',
    ProcessId: 4312,
    ParentProcessId: 911,
    UserId: '1002',
    CommandLine: 'valvectl --open 7',
    ExtraDetails: { Hash: '3f1d0c' },
  },
  ProcessTerminate: { Executable: 'C:\\Plant\\valvectl.exe', ProcessId: 4312, ExitStatus: 0 },
  ConnectionCreate: {
    Executable: '/usr/sbin/telemetryd',
    ProcessId: 702,
    LocalAddress: '192.0.2.10',
    LocalPort: '51844',
    RemoteAddress: '2001:db8::25',
    RemotePort: '8883',
    Protocol: 'tcp',
    Direction: 'Out',
  },
  Login: {
    ProcessId: 2210,
    UserName: 'operator',
    Operation: 'PAM:authentication',
    Executable: '/usr/sbin/sshd',
    RemoteAddress: '192.0.2.77',
    Result: 'Fail',
  },
  ListeningPorts: { Protocol: 'tcp', LocalAddress: '0.0.0.0', LocalPort: '22', RemotePort: '*' },
  FirewallConfiguration: { Enabled: true, Priority: 1, Action: 'Deny', Direction: 'In', ChainName: 'INPUT' },
  LocalUsers: {
    UserName: 'operator',
    UserId: '1002',
    GroupNames: 'operator;dialout',
    GroupIds: '1002;20',
  },
  ConnectedHardware: {
    HardwareCategory: 'USB',
    HardwareSubCategory: 'Adapter',
    HardwareName: 'Acme USB-RS485 bridge',
  },
  OSBaseline: {
    Description: 'World-writable cron file found',
    CceId: 'CCE-0000-1',
    Result: 'Fail',
    Error: 'mode is 0666',
    Severity: 'Warning',
  },
  SystemInformation: { OSName: 'Linux', HostName: 'pump-07', TotalPhysicalMemoryInKB: 1_015_000 },
  Diagnostic: { Severity: 'Warning', Message: 'audit queue is slow', ProcessId: 640, ThreadId: 3 },
  ConfigurationError: {
    ConfigurationName: 'maxMessageSizeInBytes',
    ErrorType: 'NotOptimal',
    UsedConfiguration: '200000',
    Message: 'not a multiple of 4096',
  },
  DroppedEventsStatistics: { Queue: 'Low', CollectedEvents: 4200, DroppedEvents: 17 },
  MessageStatistics: { MessagesSent: 48, MessagesUnder4KB: 6, TotalFailed: 1 },
};

/** `event` and `payload` go over what a faultless one has; undefined takes a key away. */
export function securityMessage(
  name: EventName,
  event: Readonly<Record<string, JsonValue | undefined>> = {},
  payload: Readonly<Record<string, JsonValue | undefined>> = {},
): JsonObject {
  const { category, eventType } = eventShapes[name];
  const whole = {
    AgentVersion: '0.0.6',
    AgentId: '5d2c1f6e-0b7a-4e0f-9a53-6b1f0c9d7e21',
    MessageSchemaVersion: '1.0',
    Events: [
      {
        Category: category,
        EventType: eventType,
        Name: name,
        PayloadSchemaVersion: '1.0',
        Id: '11111111-aaaa-4bbb-8ccc-000000000005',
        TimestampLocal: '2021-02-15T10:30:00+01:00',
        TimestampUTC: '2021-02-15T09:30:00Z',
        IsEmpty: false,
        Payload: [{ ...samplePayloads[name], ...payload }],
        ...event,
      },
    ],
  };
  // Leaves out what is undefined.
  return JSON.parse(JSON.stringify(whole));
}
