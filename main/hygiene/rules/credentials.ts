/** Rules about what devices authenticate with. */
import type { DeviceFacts, MarkedKeys } from '../facts';
import { type DeviceRule, type GroupRule, recommendation } from './rule';
import { sources } from './sources';

/** Its older name is "Identical authentication credentials used by multiple devices". */
const sharedCredentials = recommendation(
  'Same authentication credentials used by multiple devices',
  'IoT_SharedCredentials',
);

/** Each once: the same key may stand in both places of one device. */
const entries = (values: readonly string[]) => [...new Set(values)].map((key) => ({ key, variant: '' }));

/** Of keys, which no query gives: see keys.ts. The mark is no evidence, it tells nothing but that keys are equal. */
export const sharedKeyRule: GroupRule<MarkedKeys> = {
  code: 'sharedKey',
  severity: 'high',
  defender: sharedCredentials,
  source: sources.hubRecommendations,
  entriesOf: ({ marks }) => entries(marks),
  judge: (_, variants) => ({ variants, detail: {} }),
};

export const credentialGroupRules: readonly GroupRule[] = [
  {
    code: 'sharedThumbprint',
    severity: 'high',
    defender: sharedCredentials,
    source: sources.hubRecommendations,
    entriesOf: (device) => entries(thumbprintsOf(device)),
    judge: (thumbprint, variants) => ({ variants, detail: { thumbprint } }),
  },
];

/** The hub compares thumbprints without regard to letter case; people paste them with colons or spaces between. */
const thumbprintsOf = ({ thumbprints }: DeviceFacts): readonly string[] =>
  [...new Set(thumbprints.map((text) => text.replaceAll(/[^0-9A-Fa-f]/g, '').toUpperCase()))].filter(
    (thumbprint) => thumbprint !== '',
  );

const sha1Digits = 40;

export const credentialRules: readonly DeviceRule[] = [
  {
    code: 'sha1Thumbprint',
    severity: 'medium',
    defender: null,
    source: sources.x509,
    find: (device) =>
      thumbprintsOf(device)
        .filter(({ length }) => length === sha1Digits)
        .map((thumbprint) => ({ moduleId: null, detail: { thumbprint } })),
  },
];
