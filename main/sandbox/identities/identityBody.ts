/** The body of a device or module identity as clients send it, read once. */
import { z } from 'zod';
import { freshKey } from '../authority/policies';
import { HubError } from '../hubError';
import type { Authentication } from '../ports';
import { checkedThumbprint, keyOrFresh } from './identityRules';

const text = z.string().nullish();

const authentication = z.looseObject({
  type: z.enum(['sas', 'selfSigned', 'certificateAuthority', 'none']).nullish(),
  symmetricKey: z.looseObject({ primaryKey: text, secondaryKey: text }).nullish(),
  x509Thumbprint: z.looseObject({ primaryThumbprint: text, secondaryThumbprint: text }).nullish(),
});

const identityBody = z.looseObject({
  deviceId: z.string().optional(),
  moduleId: z.string().optional(),
  status: z.enum(['enabled', 'disabled']).nullish(),
  statusReason: z.string().max(128).nullish(),
  managedBy: text,
  authentication: authentication.nullish(),
  capabilities: z.looseObject({ iotEdge: z.boolean().nullish() }).nullish(),
  deviceScope: text,
  parentScopes: z.array(z.string()).nullish(),
});
export type IdentityBody = z.infer<typeof identityBody>;

/** Fails with 400 for a body that is no identity, or is the identity of somebody else. */
export function readIdentityBody(
  body: unknown,
  deviceId: string,
  moduleId: string | undefined,
): IdentityBody {
  const parsed = identityBody.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new HubError(
      'ArgumentInvalid',
      `BadRequest: ${issue?.path.join('.') || 'the body'}: ${issue?.message ?? 'is not an identity'}`,
    );
  }
  const { data } = parsed;
  if ((data.deviceId ?? deviceId) !== deviceId || (moduleId && (data.moduleId ?? moduleId) !== moduleId)) {
    throw new HubError(
      'ArgumentInvalid',
      'BadRequest: the identifier in the body is not the one in the address.',
    );
  }
  return data;
}

const noKeys = { primaryKey: null, secondaryKey: null };
const noThumbprints = { primaryThumbprint: null, secondaryThumbprint: null };

/** Keys that are missing stay as they were, or are made when there were none. */
export function authenticationFrom(body: IdentityBody, before: Authentication | null): Authentication {
  const asked = body.authentication;
  if (!asked && before) return before;
  const thumbprints = asked?.x509Thumbprint;
  const primary = checkedThumbprint(thumbprints?.primaryThumbprint);
  const secondary = checkedThumbprint(thumbprints?.secondaryThumbprint);
  const type = asked?.type ?? (primary || secondary ? 'selfSigned' : 'sas');
  if (type === 'selfSigned') {
    if (!primary && !secondary) {
      throw new HubError('ArgumentInvalid', 'BadRequest: a self-signed identity needs a thumbprint.');
    }
    return {
      type,
      symmetricKey: noKeys,
      x509Thumbprint: { primaryThumbprint: primary, secondaryThumbprint: secondary },
    };
  }
  if (type !== 'sas') return { type, symmetricKey: noKeys, x509Thumbprint: noThumbprints };
  const keyBefore = before?.symmetricKey;
  const makePrimary = (): string => keyBefore?.primaryKey ?? freshKey();
  const makeSecondary = (): string => keyBefore?.secondaryKey ?? freshKey();
  return {
    type,
    symmetricKey: {
      primaryKey: keyOrFresh(asked?.symmetricKey?.primaryKey, makePrimary),
      secondaryKey: keyOrFresh(asked?.symmetricKey?.secondaryKey, makeSecondary),
    },
    x509Thumbprint: noThumbprints,
  };
}
