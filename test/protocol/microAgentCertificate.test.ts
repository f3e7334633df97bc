/** The micro agent's certificate and private key, each in a file of its own, against an embedded hub's registry. */
import { describe, expect, it } from 'vitest';
import { certificateFor } from '../support/deviceCertificates';
import { deviceId, diagnosisBench, moduleRef, resultOf } from '../support/diagnosis/bench';
import { deviceFiles } from '../support/diagnosis/deviceFiles';
import { hereTarget } from '../support/diagnosis/hereTarget';

const folder = '/etc/defender_iot_micro_agent';
const moduleId = 'DefenderIotMicroAgent';

async function microAgent(wish: { readonly key?: 'other' | 'none'; readonly isSignedByCa?: boolean } = {}) {
  const bench = await diagnosisBench();
  const { identities } = bench.hub.rooms;
  const validTo = new Date(Date.now() + 400 * 86_400_000);
  const { pem, keyPem, sha1 } = await certificateFor({ commonName: deviceId, validTo });
  const other = await certificateFor({ commonName: deviceId });
  const x509Thumbprint = { primaryThumbprint: sha1, secondaryThumbprint: '' };
  identities.remove(moduleRef, null);
  identities.write(
    { deviceId, moduleId },
    {
      authentication: wish.isSignedByCa
        ? { type: 'certificateAuthority' }
        : { type: 'selfSigned', x509Thumbprint },
    },
    null,
  );
  const files = deviceFiles();
  const connection = `HostName=${bench.hub.hostName};DeviceId=${deviceId};ModuleId=${moduleId};x509=true`;
  files.write(`${folder}/connection_string.txt`, connection);
  files.write(`${folder}/certificate_public.pem`, pem);
  if (wish.key !== 'none') {
    files.write(`${folder}/certificate_private.pem`, wish.key === 'other' ? other.keyPem : keyPem);
  }
  return async (isFolder: boolean) => {
    const target = hereTarget(files.folder);
    const diagnosis = await bench.run({ checkIds: ['agentCredential'], target, isFolder });
    expect(JSON.stringify(diagnosis)).not.toContain('PRIVATE KEY');
    return resultOf(diagnosis, 'agentCredential');
  };
}

describe('the certificate of the micro agent', () => {
  it('is in order with its own private key beside it', async () => {
    const judged = await (await microAgent())(false);
    expect(judged).toMatchObject({ outcome: 'pass', verdict: 'credentialFits' });
    expect(judged.evidence).toContainEqual({
      name: 'privateKey',
      value: 'fits',
      source: `${folder}/certificate_private.pem`,
    });
  });

  it('is in order when a CA signed it and the hub expects that', async () => {
    const judge = await microAgent({ isSignedByCa: true });
    expect(await judge(false)).toMatchObject({ outcome: 'pass', verdict: 'credentialFits' });
  });

  it('is of no use with the private key of another one', async () => {
    const judge = await microAgent({ key: 'other' });
    expect(await judge(false)).toMatchObject({ outcome: 'fail', verdict: 'certificateOtherKey' });
  });

  it('is of no use without a private key, which need not be among collected files', async () => {
    const judge = await microAgent({ key: 'none' });
    expect(await judge(false)).toMatchObject({
      outcome: 'fail',
      verdict: 'certificateWithoutKey',
      detail: { keyPath: `${folder}/certificate_private.pem` },
    });
    expect(await judge(true)).toMatchObject({ outcome: 'pass', verdict: 'credentialFits' });
  });
});
