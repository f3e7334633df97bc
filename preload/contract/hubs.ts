/** Saved hubs: their names and rights. Credentials enter main by clipboard or file and have no field here. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { hubErrors, hubFailure } from './failures';
import { instant } from './identity';

export const cloud = z.enum(['public', 'china', 'usGovernment', 'privateLink', 'custom', 'sandbox']);
export type Cloud = z.infer<typeof cloud>;

export const connectionStringProblemCode = z.enum([
  'empty',
  'notAConnectionString',
  'missingPart',
  'emptyPart',
  'unknownPart',
  'repeatedPart',
  'keyNotBase64',
  'hostNotAHostName',
  'deviceConnectionString',
  'moduleConnectionString',
  'eventHubConnectionString',
  'tokenInsteadOfKey',
]);
export type ConnectionStringProblemCode = z.infer<typeof connectionStringProblemCode>;

export const connectionStringProblem = z.object({
  code: connectionStringProblemCode,
  /** The part concerned, spelled as Microsoft spells it; null when a name could hold a piece of a secret. */
  part: z.string().nullable(),
  /** Counted from 1, among the parts between semicolons. */
  position: z.number().int().nullable(),
});
export type ConnectionStringProblem = z.infer<typeof connectionStringProblem>;

/** What was mended without asking, as told to the person. */
export const connectionStringRepair = z.enum(['quotes', 'spaces', 'lineBreaks']);
export type ConnectionStringRepair = z.infer<typeof connectionStringRepair>;

export const right = z.enum(['RegistryRead', 'RegistryWrite', 'ServiceConnect']);
export type Right = z.infer<typeof right>;

export const capability = z.object({
  right,
  can: z.boolean().nullable(),
  /** Why not, or why it could not be found out. */
  failure: hubFailure.nullable(),
});
export type Capability = z.infer<typeof capability>;

export const hubId = z.string().min(1).max(64);

export const savedHub = z.object({
  hubId,
  name: z.string(),
  hostName: z.string(),
  cloud,
  policyName: z.string(),
  gatewayHostName: z.string().nullable(),
  /** File name and subject of an own CA certificate, when one was given. */
  ownCa: z.object({ fileName: z.string(), subject: z.string() }).nullable(),
  /** Where the credential is: `missing` when a session ended and it was not to be kept. */
  credential: z.enum(['vault', 'session', 'missing']),
  rights: z.object({ probedAt: instant, capabilities: z.array(capability) }).nullable(),
});
export type SavedHub = z.infer<typeof savedHub>;

/** A connection string that main has read and parsed and holds for a few minutes; without its key. */
export const hubCandidate = z.object({
  candidateId: z.string(),
  hostName: z.string(),
  cloud,
  policyName: z.string(),
  gatewayHostName: z.string().nullable(),
  repairs: z.array(connectionStringRepair),
});
export type HubCandidate = z.infer<typeof hubCandidate>;

export const requestKind = z.enum(['registry', 'twinRead', 'twinWrite', 'query', 'method', 'statistics']);
export type RequestKind = z.infer<typeof requestKind>;

export const hubStatus = z.object({
  openHubId: hubId.nullable(),
  /** From the newest call: `unknown` before the first one. */
  reachability: z.enum(['unknown', 'online', 'unreachable']),
  lastAnswerAt: instant.nullable(),
  lastFailure: hubFailure.nullable(),
  /** Calls since the hub was opened. */
  requests: z.record(requestKind, z.number().int()),
  retries: z.number().int(),
});
export type HubStatus = z.infer<typeof hubStatus>;

const unknownHub = { HUB_UNKNOWN: {} } as const;

export const hubs = {
  list: oc.output(z.object({ hubs: z.array(savedHub), openHubId: hubId.nullable() })),
  readConnectionString: oc
    .errors({
      CONNECTION_STRING_INVALID: { data: z.object({ problems: z.array(connectionStringProblem) }) },
      NOTHING_CHOSEN: {},
    })
    .input(z.object({ from: z.enum(['clipboard', 'file']) }))
    .output(hubCandidate),
  chooseCaFile: oc
    .errors({ CA_FILE_INVALID: {}, NOTHING_CHOSEN: {} })
    .input(z.object({ candidateId: z.string() }))
    .output(z.object({ fileName: z.string(), subject: z.string() })),
  save: oc
    .errors({ CANDIDATE_EXPIRED: {}, NAME_TAKEN: {} })
    .input(
      z.object({
        candidateId: z.string(),
        name: z.string().trim().min(1).max(80),
        /** `session` keeps the credential in memory only. */
        keep: z.enum(['vault', 'session']),
      }),
    )
    .output(savedHub),
  remove: oc
    .errors(unknownHub)
    .input(z.object({ hubId }))
    .output(z.object({ removed: z.boolean() })),
  open: oc
    .errors({ ...unknownHub, CREDENTIAL_MISSING: {}, SANDBOX_NOT_RUNNING: {} })
    .input(z.object({ hubId }))
    .output(savedHub),
  probe: oc
    .errors({ ...hubErrors, ...unknownHub, CREDENTIAL_MISSING: {}, SANDBOX_NOT_RUNNING: {} })
    .input(z.object({ hubId }))
    .output(savedHub),
  watch: oc.output(eventIterator(hubStatus)),
};
