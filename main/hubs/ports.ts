/** What the hub service needs from outside. */
import type { EventLog } from '../log';
import type { ClipboardPort, Secret, Vault } from '../secrets';
import type { KeptValues } from '../settings';
import type { HubClock } from './clock';

/** Where the embedded hub listens on 127.0.0.1: TLS for REST and MQTT alike. */
export interface SandboxAddress {
  readonly port: number;
  readonly hostName: string;
  readonly caPem: string;
  readonly connectionString: Secret;
}

export interface ChosenTextFile {
  readonly fileName: string;
  readonly text: string;
}

export interface HubServicePorts {
  readonly kept: KeptValues;
  readonly vault: Vault;
  readonly clipboard: Pick<ClipboardPort, 'read'>;
  /** Null when the person chose nothing. */
  readonly chooseTextFile: (purpose: 'connectionString' | 'caCertificate') => Promise<ChosenTextFile | null>;
  /** Rejects when the embedded hub does not run. */
  readonly sandbox: () => Promise<SandboxAddress>;
  readonly log: EventLog;
  readonly clock: HubClock;
}
