/** Every check, in the order in which they are shown. */
import type { Check } from '../check';
import type { CheckContext } from '../context';
import { agentConfiguration } from './agentConfiguration';
import { agentCredential } from './agentCredential';
import { agentInstalled } from './agentInstalled';
import { agentLog } from './agentLog';
import { agentService } from './agentService';
import { deviceNames, devicePorts, deviceTls } from './deviceNetwork';
import { deviceClock, deviceDisk } from './deviceSystem';
import { hubConnection } from './hubConnection';
import { hubRights, hubTier } from './hubCredential';
import { hubAuthentication, hubDevice, hubModule } from './hubIdentities';
import { hubMessages } from './hubMessages';
import { hubDrift, hubTwin } from './hubTwin';
import { laptopClock } from './laptopClock';
import { laptopAmqps, laptopHttps, laptopMqtts, laptopNames } from './laptopNetwork';
import { laptopCaptivePortal } from './laptopPortal';
import { laptopProxy } from './laptopProxy';
import { laptopAmqpsTls, laptopMqttsTls, laptopTls } from './laptopTls';
import { lastMessages } from './lastMessages';
import { methodPing } from './methodPing';
import { twinRoundTrip } from './twinRoundTrip';
import { amqpWebSocket, mqttWebSocket } from './webSockets';

export const allChecks: readonly Check<CheckContext>[] = [
  laptopNames,
  laptopHttps,
  laptopAmqps,
  laptopMqtts,
  laptopProxy,
  laptopCaptivePortal,
  laptopTls,
  laptopAmqpsTls,
  laptopMqttsTls,
  laptopClock,
  mqttWebSocket,
  amqpWebSocket,
  hubRights,
  hubTier,
  hubDevice,
  hubModule,
  hubAuthentication,
  hubConnection,
  hubTwin,
  hubDrift,
  hubMessages,
  lastMessages,
  agentInstalled,
  agentService,
  agentConfiguration,
  agentCredential,
  agentLog,
  deviceDisk,
  deviceClock,
  deviceNames,
  devicePorts,
  deviceTls,
  methodPing,
  twinRoundTrip,
];
