/** The fields of the filter language and the values they take. */
import { driftCause } from '../../../preload/contract';
import type { ChoiceField } from './filter';

const yesNo = ['yes', 'no'] as const;

/** Where `drift:any` is every cause that is a drift, `none` the devices without one. */
export const choices: Readonly<Record<ChoiceField, readonly string[]>> = {
  status: ['enabled', 'disabled'],
  connected: yesNo,
  module: ['none', 'classic', 'micro', 'both', 'nearMiss', 'unknown'],
  verdict: [
    'rejected',
    'drifting',
    'silent',
    'obsolete',
    'nearMiss',
    'noModule',
    'customised',
    'default',
    'unknown',
  ],
  drift: ['any', 'none', ...driftCause.options],
  generation: ['classic', 'micro', 'none'],
  auth: ['sas', 'selfSigned', 'certificateAuthority', 'none'],
  edge: yesNo,
  changed: yesNo,
};

export const patternFields = ['id', 'site', 'moduleId', 'fingerprint'] as const;
export const ageFields = ['active', 'read'] as const;
/** Some of those that may be written. */
export const ages: readonly string[] = ['<24h', '<30d', '>30d', 'never'];

/** As they are written; they are understood in any letter case. */
export const fieldNames: readonly string[] = [
  ...Object.keys(choices),
  ...patternFields,
  ...ageFields,
  'tag.',
];

export function isChoiceField(name: string): name is ChoiceField {
  return Object.hasOwn(choices, name);
}

export function isAgeField(name: string | undefined): boolean {
  return ageFields.some((field) => field === name);
}
