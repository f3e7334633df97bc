/** The parts a fleet is divided into: their order, signs and colours, and the fleet's filter for each. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Regular } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissCircle16Filled } from '@fluentui/react-icons/svg/dismiss-circle';
import { History16Regular } from '@fluentui/react-icons/svg/history';
import { PersonEdit16Regular } from '@fluentui/react-icons/svg/person-edit';
import { QuestionCircle16Regular } from '@fluentui/react-icons/svg/question-circle';
import { Shield16Filled } from '@fluentui/react-icons/svg/shield';
import { ShieldDismiss16Regular } from '@fluentui/react-icons/svg/shield-dismiss';
import { ShieldTask16Regular } from '@fluentui/react-icons/svg/shield-task';
import { SpeakerMute16Regular } from '@fluentui/react-icons/svg/speaker-mute';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import type { ReactNode } from 'react';
import type { CoverageCount, SecurityModuleKind, SecurityVerdict } from '../../../preload/contract';

export type Division = 'verdict' | 'securityModule';
type Look = 'bad' | 'warning' | 'quiet' | 'bare' | 'good' | 'chosen';

export interface Part {
  readonly name: SecurityVerdict | SecurityModuleKind;
  readonly look: Look;
  readonly sign: ReactNode;
}

/** The gravest first, as they stand in every bar. */
const parts: Readonly<Record<Division, readonly Part[]>> = {
  verdict: [
    { name: 'rejected', look: 'bad', sign: <DismissCircle16Filled /> },
    { name: 'drifting', look: 'warning', sign: <Warning16Filled /> },
    { name: 'silent', look: 'quiet', sign: <SpeakerMute16Regular /> },
    { name: 'obsolete', look: 'warning', sign: <History16Regular /> },
    { name: 'nearMiss', look: 'bad', sign: <Warning16Filled /> },
    { name: 'noModule', look: 'bare', sign: <ShieldDismiss16Regular /> },
    { name: 'customised', look: 'chosen', sign: <PersonEdit16Regular /> },
    { name: 'default', look: 'good', sign: <CheckmarkCircle16Regular /> },
    { name: 'unknown', look: 'bare', sign: <QuestionCircle16Regular /> },
  ],
  securityModule: [
    { name: 'nearMiss', look: 'bad', sign: <Warning16Filled /> },
    { name: 'none', look: 'bare', sign: <ShieldDismiss16Regular /> },
    { name: 'classic', look: 'chosen', sign: <Shield16Filled /> },
    { name: 'micro', look: 'good', sign: <ShieldTask16Regular /> },
    { name: 'both', look: 'warning', sign: <Warning16Filled /> },
    { name: 'unknown', look: 'quiet', sign: <QuestionCircle16Regular /> },
  ],
};

/** Light grounds under dark letters, in every theme; what tells parts apart without colours is their sign and number. */
export const useLooks = makeStyles({
  bad: {
    backgroundColor: tokens.colorStatusDangerBackground1,
    color: tokens.colorStatusDangerForeground1,
  },
  warning: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground3,
  },
  quiet: { backgroundColor: tokens.colorNeutralBackground5, color: tokens.colorNeutralForeground1 },
  bare: {
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
  },
  good: {
    backgroundColor: tokens.colorStatusSuccessBackground1,
    color: tokens.colorStatusSuccessForeground1,
  },
  chosen: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
});

export interface SizedPart extends Part {
  readonly count: number;
}

/** Those that have devices. */
export function partsOf(counts: readonly CoverageCount[], division: Division): readonly SizedPart[] {
  return parts[division]
    .map((part) => ({ ...part, count: countOf(counts, division, part.name) }))
    .filter(({ count }) => count > 0);
}

export function countOf(counts: readonly CoverageCount[], division: Division, name: Part['name']): number {
  return counts.reduce((sum, each) => (each[division] === name ? sum + each.count : sum), 0);
}

/** Every part that some of these counts have. */
export function columnsOf(all: readonly (readonly CoverageCount[])[], division: Division): readonly Part[] {
  return partsOf(all.flat(), division);
}

/** `site` undefined for all sites, null for devices without one; `part` null for all parts. */
export function fleetQuery(
  site: string | null | undefined,
  division: Division,
  part: Part['name'] | null,
): string {
  const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
  const terms = [
    site === undefined ? '' : site === null ? '-site:*' : `site:${quoted(site)}`,
    part === null ? '' : `${division === 'verdict' ? 'verdict' : 'module'}:${part}`,
  ];
  return terms.filter((term) => term !== '').join(' ');
}
