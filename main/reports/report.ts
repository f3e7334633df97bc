/** What a report of a visit holds, as its JSON says it. */
import { z } from 'zod';
import {
  agentState,
  type Diagnosis,
  diagnosis,
  instant,
  jsonObject,
  language,
  loggedAgentEntry,
} from '../../preload/contract';

const twinSections = z.object({
  /** When this state was read from the hub. */
  readAt: instant,
  desired: jsonObject,
  reported: jsonObject,
});
export type TwinSections = z.infer<typeof twinSections>;

const twinEvidence = z.object({
  moduleId: z.string(),
  /** As it was last seen before the first diagnosis, or first after it; null when it was never read. */
  before: twinSections.nullable(),
  after: twinSections.nullable(),
});
export type TwinEvidence = z.infer<typeof twinEvidence>;

const agentEvidence = z.object({
  agentId: z.string(),
  startedAt: instant,
  state: agentState,
  desiredVersion: z.number().int().nullable(),
  eventsCollected: z.number().int(),
  eventsDropped: z.number().int(),
  messagesSent: z.number().int(),
  messagesAcknowledged: z.number().int(),
  messagesFailed: z.number().int(),
  /** How many of each kind are among the entries that are still in memory. */
  eventsByName: z.array(z.object({ name: z.string(), count: z.number().int() })),
  /** The newest that are not about single events: what was collected stays on the laptop. */
  entries: z.array(loggedAgentEntry),
});
export type AgentEvidence = z.infer<typeof agentEvidence>;

export const report = z.strictObject({
  form: z.literal('siteward-report-1'),
  language,
  madeAt: instant,
  /** IANA name of the laptop's time zone. */
  timeZone: z.string(),
  /** Of this laptop against the hub, as the check found it; positive when the laptop is ahead, null when it is not known. */
  clockDifferenceS: z.number().nullable(),
  /** The name somebody typed; nobody proved it. */
  technician: z.string(),
  note: z.string(),
  program: z.object({ version: z.string(), platform: z.string() }),
  hostName: z.string(),
  deviceId: z.string(),
  credentialName: z.string(),
  /** Of the key that signs the report. */
  fingerprint: z.string(),
  /** From the first of the visit to the one the report ends with. */
  diagnoses: z.array(diagnosis).min(1),
  twins: z.array(twinEvidence),
  /** Null when no agent ran on this laptop for the device. */
  agent: agentEvidence.nullable(),
});
export type Report = z.infer<typeof report>;

export function lastDiagnosis({ diagnoses }: Pick<Report, 'diagnoses'>): Diagnosis {
  const last = diagnoses.at(-1);
  if (last === undefined) throw new Error('A report has at least one diagnosis.');
  return last;
}

/** As the check of this laptop's clock found it. */
export function clockDifferenceS({ results }: Diagnosis): number | null {
  const found = results
    .find(({ checkId }) => checkId === 'laptopClock')
    ?.evidence.find(({ name }) => name === 'differenceS');
  const seconds = found === undefined ? Number.NaN : Number(found.value);
  return Number.isFinite(seconds) ? seconds : null;
}
