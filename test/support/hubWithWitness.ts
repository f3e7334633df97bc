/** A hub with a device, `hostile`, that is badly treated, and another, `witness`, that must not notice. */
import { startHub, type TestHub } from './hub';
import { rawDevice, telemetry } from './rawMqtt';

export interface WitnessedHub extends TestHub {
  /** Fails when the hub no longer serves others. */
  expectServed(): Promise<void>;
}

export async function hubWithWitness(): Promise<WitnessedHub> {
  const testHub = await startHub();
  const { hub } = testHub;
  for (const deviceId of ['hostile', 'witness']) hub.rooms.identities.write({ deviceId }, {}, null);
  const witness = await rawDevice(hub, 'witness');
  let sent = 0;
  return {
    ...testHub,
    expectServed: async () => {
      sent += 1;
      witness.send(telemetry('witness', 'still here', { qos: 1, messageId: sent }));
      await witness.next('puback', sent);
    },
  };
}
