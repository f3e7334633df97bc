/** A CONNECT packet, judged: who it is and how long it may stay, or the code it is refused with. */
import type { IConnectPacket } from 'mqtt-packet';
import type { DeviceCredential, DeviceVerdict } from '../authority/authority';
import type { PeerCertificates } from '../authority/peerCertificates';
import type { IdentityRef } from '../ports';
import { identityOfClientId, isUserNameOf } from './clientIdentity';

export type Handshake =
  | {
      readonly kind: 'accepted';
      readonly identity: IdentityRef;
      /** Tells it from an identity that had the same name before. */
      readonly generationId: string;
      readonly expiresAtMs: number;
      /** The longest silence before the hub ends the connection. */
      readonly silenceMs: number;
    }
  | { readonly kind: 'refused'; readonly returnCode: number };

/** MQTT 3.1.1, 3.2.2.3; which code for what: Azure/azure-iot-sdk-c iothubtransport_mqtt_common.c reads them so. */
const codes = {
  wrongProtocolVersion: 1,
  identifierRejected: 2,
  disabled: 3,
  throttled: 3,
  malformed: 4,
  unauthorized: 5,
} as const;

/** The longest the service waits for any packet (iot-mqtt-connect-to-iot-hub.md, default keep-alive time-out). */
const longestSilenceMs = 1_767_000;

export function judgeConnect(
  packet: IConnectPacket,
  hostName: string,
  certificates: PeerCertificates,
  authenticate: (identity: IdentityRef, credential: DeviceCredential) => DeviceVerdict,
): Handshake {
  const refused = (reason: keyof typeof codes): Handshake => ({ kind: 'refused', returnCode: codes[reason] });
  if (packet.protocolVersion !== 4) return refused('wrongProtocolVersion');
  const identity = identityOfClientId(packet.clientId);
  if (!identity) return refused('identifierRejected');
  if (!packet.username) return refused('malformed');
  if (!isUserNameOf(packet.username, hostName, packet.clientId)) return refused('identifierRejected');
  const token = packet.password?.length ? packet.password.toString('utf8') : null;
  if (token === null && certificates.length === 0) return refused('malformed');
  const verdict = authenticate(identity, { token, certificates });
  if (!verdict.ok) return refused(verdict.reason);
  const silenceMs = packet.keepalive ? Math.min(packet.keepalive * 1500, longestSilenceMs) : longestSilenceMs;
  const { expiresAtMs, generationId } = verdict;
  return { kind: 'accepted', identity, generationId, expiresAtMs, silenceMs };
}
