/** Checks that find out why a device is not protected: what they are, what they found, and how one follows them. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { evidenceName, verdictCode } from './diagnosisVerdicts';
import { hubErrors } from './failures';
import { deviceId, instant } from './identity';

export const checkGroup = z.enum(['laptop', 'hub', 'device', 'thereAndBack']);
export type CheckGroup = z.infer<typeof checkGroup>;

export const checkId = z.enum([
  'laptopNames',
  'laptopHttps',
  'laptopAmqps',
  'laptopMqtts',
  'laptopTls',
  'laptopAmqpsTls',
  'laptopMqttsTls',
  'laptopProxy',
  'laptopCaptivePortal',
  'laptopClock',
  'mqttWebSocket',
  'amqpWebSocket',
  'hubRights',
  'hubTier',
  'hubDevice',
  'hubModule',
  'hubAuthentication',
  'hubConnection',
  'hubTwin',
  'hubDrift',
  'hubMessages',
  'lastMessages',
  'agentInstalled',
  'agentService',
  'agentConfiguration',
  'agentCredential',
  'agentLog',
  'deviceDisk',
  'deviceClock',
  'deviceNames',
  'devicePorts',
  'deviceTls',
  'methodPing',
  'twinRoundTrip',
]);
export type CheckId = z.infer<typeof checkId>;

/** Gravest first. */
export const checkOutcome = z.enum(['fail', 'warning', 'skipped', 'pass']);
export type CheckOutcome = z.infer<typeof checkOutcome>;

export const checkDescription = z.object({
  checkId,
  group: checkGroup,
  dependsOn: z.array(checkId),
  /** What it runs on the device, word for word; `…` stands for what depends on the device. */
  commands: z.array(z.string()),
  /** Changes something for a moment, and so runs only when a person chose it. */
  isChanging: z.boolean(),
});
export type CheckDescription = z.infer<typeof checkDescription>;

export const evidence = z.object({
  name: evidenceName,
  value: z.string(),
  /** Where the value comes from: a call, a command, a file. */
  source: z.string(),
});
export type Evidence = z.infer<typeof evidence>;

export const checkResult = z.object({
  checkId,
  group: checkGroup,
  outcome: checkOutcome,
  /** Names the sentences: what it means, what to do next, and for some what to tell the site's IT. */
  verdict: verdictCode,
  /** What the sentences name. Never a secret. */
  detail: z.record(z.string(), z.string()),
  evidence: z.array(evidence),
  startedAt: instant,
  tookMs: z.number().int(),
});
export type CheckResult = z.infer<typeof checkResult>;

/** Where the checks of the group `device` look. */
export const diagnosisTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  /** Files collected from the device, chosen with `chooseFolder`. */
  z.object({ kind: z.literal('folder'), folderId: z.string() }),
  /** The SSH connection to this device that is open now. */
  z.object({ kind: z.literal('ssh') }),
]);
export type DiagnosisTarget = z.infer<typeof diagnosisTarget>;

export const diagnosis = z.object({
  deviceId,
  hostName: z.string(),
  /** Whose credential was used: the policy's name. */
  credentialName: z.string(),
  /** Where the checks on the device looked; null when they did not. */
  targetName: z.string().nullable(),
  startedAt: instant,
  /** Null while it runs. */
  finishedAt: instant.nullable(),
  isCancelled: z.boolean(),
  /** The gravest of all; `pass` when only skipped ones stand beside. */
  outcome: checkOutcome,
  /** In dependency order. */
  results: z.array(checkResult),
});
export type Diagnosis = z.infer<typeof diagnosis>;

export const diagnosisEvent = z.discriminatedUnion('kind', [
  /** Once, first: what will run, in dependency order. */
  z.object({ kind: z.literal('planned'), checkIds: z.array(checkId) }),
  z.object({ kind: z.literal('started'), checkId }),
  z.object({ kind: z.literal('finished'), result: checkResult }),
  /** Once, last. */
  z.object({ kind: z.literal('done'), diagnosis }),
]);
export type DiagnosisEvent = z.infer<typeof diagnosisEvent>;

export const diagnostics = {
  checks: oc.output(z.array(checkDescription)),
  /** Main shows the dialog; the window learns the folder's name and never its path. */
  chooseFolder: oc
    .errors({ NOTHING_CHOSEN: {} })
    .output(z.object({ folderId: z.string(), name: z.string() })),
  /** Leaving the stream cancels what runs. Chosen checks bring along what they depend on; null for all that change nothing. */
  run: oc
    .errors({
      ...hubErrors,
      HUB_UNKNOWN: {},
      CREDENTIAL_MISSING: {},
      SANDBOX_NOT_RUNNING: {},
      FOLDER_UNKNOWN: {},
      SSH_NOT_CONNECTED: {},
      DIAGNOSIS_ALREADY_RUNNING: {},
    })
    .input(
      z.object({
        deviceId,
        checkIds: z.array(checkId).min(1).nullable(),
        target: diagnosisTarget,
      }),
    )
    .output(eventIterator(diagnosisEvent)),
  /** Ends the run of this device early; what it found and what it put back comes as `done`. */
  cancel: oc.input(z.object({ deviceId })).output(z.object({ wasRunning: z.boolean() })),
  /** The newest finished one of the device on the open hub, since the program started. */
  last: oc.errors(hubErrors).input(z.object({ deviceId })).output(diagnosis.nullable()),
  /** Writes the last one as JSON where the person chooses. */
  save: oc
    .errors({
      ...hubErrors,
      NOTHING_CHOSEN: {},
      DIAGNOSIS_ABSENT: {},
      FILE_NOT_WRITTEN: { data: z.object({ reason: z.string() }) },
    })
    .input(z.object({ deviceId }))
    .output(z.object({ fileName: z.string() })),
};
