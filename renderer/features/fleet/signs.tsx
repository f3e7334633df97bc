/** The signs beside words about a device's security. */
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleHint16Regular } from '@fluentui/react-icons/svg/circle-hint';
import { DismissCircle16Filled } from '@fluentui/react-icons/svg/dismiss-circle';
import { Shield16Filled } from '@fluentui/react-icons/svg/shield';
import { ShieldDismiss16Regular } from '@fluentui/react-icons/svg/shield-dismiss';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import type { ReactNode } from 'react';
import type { SecurityModuleKind, SecurityVerdict } from '../../../preload/contract';
import type { Tone } from '../../ui/StatusBadge';

interface Sign {
  readonly tone: Tone;
  readonly icon: ReactNode;
}

export const securityModuleSigns: Readonly<Record<SecurityModuleKind, Sign>> = {
  none: { tone: 'neutral', icon: <ShieldDismiss16Regular /> },
  classic: { tone: 'info', icon: <Shield16Filled /> },
  micro: { tone: 'info', icon: <Shield16Filled /> },
  both: { tone: 'warning', icon: <Warning16Filled /> },
  nearMiss: { tone: 'bad', icon: <Warning16Filled /> },
  unknown: { tone: 'neutral', icon: <ShieldDismiss16Regular /> },
};

export const verdictSigns: Readonly<Record<SecurityVerdict, Sign>> = {
  rejected: { tone: 'bad', icon: <DismissCircle16Filled /> },
  drifting: { tone: 'warning', icon: <Warning16Filled /> },
  silent: { tone: 'warning', icon: <Warning16Filled /> },
  obsolete: { tone: 'warning', icon: <Warning16Filled /> },
  nearMiss: { tone: 'bad', icon: <Warning16Filled /> },
  noModule: { tone: 'neutral', icon: <ShieldDismiss16Regular /> },
  customised: { tone: 'good', icon: <CheckmarkCircle16Filled /> },
  default: { tone: 'good', icon: <CheckmarkCircle16Filled /> },
  unknown: { tone: 'neutral', icon: <CircleHint16Regular /> },
};
