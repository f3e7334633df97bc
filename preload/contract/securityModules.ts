/**
 * The life of a device's security module: created, given other keys or certificates, deleted, brought back. Keys and
 * private keys are made and kept in main; they leave it only into a file the person picks.
 */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { fillErrors, filledBaseline } from './baselines';
import { hubErrors, hubFailure } from './failures';
import { authenticationType, deviceId, instant } from './identity';

export const securityModuleId = z.enum(['azureiotsecurity', 'DefenderIotMicroAgent']);
export type SecurityModuleId = z.infer<typeof securityModuleId>;

const module = z.object({ deviceId, moduleId: securityModuleId });

/** `file`: into a PEM file of its own, readable by its owner alone. `vault`: with the saved credentials. */
export const privateKeyPlace = z.enum(['file', 'vault']);
export type PrivateKeyPlace = z.infer<typeof privateKeyPlace>;

/** Certificates are made on request; a `certificateAuthority` one is signed by Siteward's own CA of this laptop. */
export const wantedAuthentication = z.discriminatedUnion('type', [
  z.object({ type: z.literal('sas') }),
  z.object({
    type: z.enum(['selfSigned', 'certificateAuthority']),
    validDays: z.number().int().min(1).max(3650),
    keepKey: privateKeyPlace,
  }),
]);
export type WantedAuthentication = z.infer<typeof wantedAuthentication>;

export const lifeCycleStepName = z.enum([
  'certificateMade',
  'keyKept',
  'copyKept',
  'identityCreated',
  'authenticationChanged',
  'identityDeleted',
  'configurationWritten',
]);
export type LifeCycleStepName = z.infer<typeof lifeCycleStepName>;

/**
 * `unknown`: the connection broke and the hub could not be asked since; reading the device again tells. `notTried`: an
 * earlier step did not succeed, or the person cancelled before it.
 */
export const lifeCycleStep = z.object({
  step: lifeCycleStepName,
  state: z.enum(['done', 'failed', 'unknown', 'cancelled', 'notTried']),
  /** Why a call to the hub failed. */
  failure: hubFailure.nullable(),
  /** Why something on this laptop failed, in the system's words. */
  reason: z.string().nullable(),
});
export type LifeCycleStep = z.infer<typeof lifeCycleStep>;

export const madeCertificate = z.object({
  subject: z.string(),
  /** SHA-256, upper-case hexadecimal. */
  thumbprint: z.string(),
  notAfter: instant,
  /** Names without folders; null when they are not in files. */
  keyFileName: z.string().nullable(),
  certificateFileName: z.string().nullable(),
  /** The CA's certificate, which somebody has to register with the hub before the module can connect. */
  caFileName: z.string().nullable(),
  keyIn: z.enum(['file', 'vault', 'session']),
});
export type MadeCertificate = z.infer<typeof madeCertificate>;

/** What was done, step by step, whether or not all of it succeeded. */
export const lifeCycleOutcome = z.object({
  isComplete: z.boolean(),
  steps: z.array(lifeCycleStep),
  certificate: madeCertificate.nullable(),
});
export type LifeCycleOutcome = z.infer<typeof lifeCycleOutcome>;

/** A deleted module as this laptop kept it before. */
export const moduleCopy = z.object({
  copyId: z.number().int(),
  deviceId,
  moduleId: securityModuleId,
  keptAt: instant,
  authenticationType,
  /** Without kept keys, a module with keys comes back with new ones. */
  hasKeys: z.boolean(),
  desiredVersion: z.number().int(),
});
export type ModuleCopy = z.infer<typeof moduleCopy>;

/** Chosen by the window, to cancel with. */
const operation = z.object({ operationId: z.uuid() });

const moduleErrors = { ...hubErrors, MODULE_ABSENT: {} } as const;
/** Nothing was changed. */
const fileErrors = {
  NOTHING_CHOSEN: {},
  /** A file of that name, or its certificate beside it, is already there and is not overwritten. */
  FILE_EXISTS: { data: z.object({ fileName: z.string() }) },
} as const;
const creationErrors = {
  MODULE_EXISTS: {},
  /** Modules of the device whose ids differ from this one in little; no agent uses them. */
  NEAR_MISS_EXISTS: { data: z.object({ moduleIds: z.array(z.string()) }) },
} as const;

export const securityModules = {
  create: oc
    .errors({ ...hubErrors, ...fileErrors, ...creationErrors, ...fillErrors, CONFIGURATION_INVALID: {} })
    .input(
      module.extend({
        ...operation.shape,
        authentication: wantedAuthentication,
        /** What the agent begins with; null leaves it on its defaults. */
        baseline: filledBaseline.nullable(),
        acceptNearMiss: z.boolean(),
      }),
    )
    .output(lifeCycleOutcome),
  changeAuthentication: oc
    .errors({ ...moduleErrors, ...fileErrors })
    .input(module.extend({ ...operation.shape, authentication: wantedAuthentication }))
    .output(lifeCycleOutcome),
  /** The swap lets a device that uses the secondary key stay connected while the other one is made anew. */
  rotateKeys: oc
    .errors({ ...moduleErrors, MODULE_WITHOUT_KEY: {} })
    .input(module.extend({ ...operation.shape, what: z.enum(['newPrimary', 'newSecondary', 'swap']) }))
    .output(lifeCycleOutcome),
  /** Keeps identity and twin on this laptop first. `typedName` has to be the module's id, letter by letter. */
  remove: oc
    .errors({ ...moduleErrors, NAME_NOT_TYPED: {} })
    .input(module.extend({ ...operation.shape, typedName: z.string().max(128), keepKeys: z.boolean() }))
    .output(lifeCycleOutcome),
  /** Of the open hub, the newest first. */
  copies: oc
    .errors({ NO_HUB_OPEN: hubErrors.NO_HUB_OPEN })
    .input(z.object({ deviceId }))
    .output(z.array(moduleCopy)),
  restore: oc
    .errors({ ...hubErrors, COPY_UNKNOWN: {}, MODULE_EXISTS: {} })
    .input(operation.extend({ copyId: z.number().int() }))
    .output(lifeCycleOutcome),
  /** Into a file the person picks; the vault keeps it. */
  saveKeptKey: oc
    .errors({
      NO_HUB_OPEN: hubErrors.NO_HUB_OPEN,
      ...fileErrors,
      KEY_NOT_KEPT: {},
      FILE_NOT_WRITTEN: { data: z.object({ reason: z.string() }) },
    })
    .input(module)
    .output(z.object({ keyFileName: z.string(), certificateFileName: z.string() })),
  /** Before the next step, or in the middle of a call to the hub; the operation then says how far it came. */
  cancel: oc.input(operation).output(z.object({ cancelled: z.boolean() })),
};
