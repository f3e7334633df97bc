/** Adding a hub: a connection string is read, looked at, given a name, and saved. */
import { randomUUID } from 'node:crypto';
import type { HubCandidate } from '../../preload/contract';
import { ExpectedFailure } from '../failures';
import type { CredentialPlace } from '../secrets';
import { readCaFile } from './caFile';
import { type Candidate, createCandidates } from './candidates';
import { parseConnectionString } from './connectionString';
import { cloudOf } from './hostName';
import type { HubRecord, HubRecords } from './hubRecords';
import type { HubServicePorts } from './ports';

export interface HubAdding {
  readConnectionString(from: 'clipboard' | 'file'): Promise<HubCandidate>;
  chooseCaFile(candidateId: string): Promise<{ fileName: string; subject: string }>;
  /** Returns the id of the new hub. */
  save(input: {
    readonly candidateId: string;
    readonly name: string;
    readonly keep: CredentialPlace;
  }): HubRecord;
}

export function createHubAdding(
  { clipboard, chooseTextFile, vault, clock }: HubServicePorts,
  records: HubRecords,
  reservedName: string,
): HubAdding {
  const candidates = createCandidates(clock.now);

  function candidateOf(candidateId: string): Candidate {
    const candidate = candidates.find(candidateId);
    if (!candidate) throw new ExpectedFailure('CANDIDATE_EXPIRED');
    return candidate;
  }

  return {
    readConnectionString: async (from) => {
      const text =
        from === 'clipboard' ? await clipboard.read() : (await chooseTextFile('connectionString'))?.text;
      if (text === undefined) throw new ExpectedFailure('NOTHING_CHOSEN');
      const parsed = parseConnectionString(text);
      if (parsed.kind === 'invalid')
        throw new ExpectedFailure('CONNECTION_STRING_INVALID', { problems: parsed.problems });
      const { hostName, policyName, gatewayHostName } = parsed.value;
      const candidateId = candidates.hold({ connection: parsed.value, ownCa: null });
      const cloud = cloudOf(hostName);
      return { candidateId, hostName, cloud, policyName, gatewayHostName, repairs: [...parsed.repairs] };
    },

    chooseCaFile: async (candidateId) => {
      if (!candidates.find(candidateId)) throw new ExpectedFailure('CA_FILE_INVALID');
      const file = await chooseTextFile('caCertificate');
      if (file === null) throw new ExpectedFailure('NOTHING_CHOSEN');
      const certificate = readCaFile(file.text);
      const candidate = candidates.find(candidateId);
      if (certificate === null || candidate === null) throw new ExpectedFailure('CA_FILE_INVALID');
      const { subject, pem } = certificate;
      candidates.replace(candidateId, { ...candidate, ownCa: { fileName: file.fileName, subject, pem } });
      return { fileName: file.fileName, subject };
    },

    save: ({ candidateId, name, keep }) => {
      const { connection, ownCa } = candidateOf(candidateId);
      const isTaken = [reservedName, ...records.list().map((record) => record.name)].some(
        (taken) => taken.toLowerCase() === name.toLowerCase(),
      );
      if (isTaken) throw new ExpectedFailure('NAME_TAKEN');
      const { hostName, policyName, gatewayHostName, key } = connection;
      const record = { hubId: randomUUID(), name, hostName, policyName, gatewayHostName, ownCa };
      vault.keep(record.hubId, key, keep);
      records.add(record);
      candidates.drop(candidateId);
      return record;
    },
  };
}
