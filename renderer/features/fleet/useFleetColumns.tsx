/** The columns of the fleet grid. */
import { CheckmarkCircle16Regular } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissCircle16Filled } from '@fluentui/react-icons/svg/dismiss-circle';
import { Shield16Filled } from '@fluentui/react-icons/svg/shield';
import { ShieldDismiss16Regular } from '@fluentui/react-icons/svg/shield-dismiss';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FleetRow, FleetSort, SecurityModuleKind } from '../../../preload/contract';
import { Age } from '../../ui/Age';
import { ConnectionBadge } from '../../ui/ConnectionBadge';
import type { GridColumn } from '../../ui/grid/gridColumns';
import { StatusBadge, type Tone } from '../../ui/StatusBadge';

const sortable = [
  'deviceId',
  'site',
  'connectionState',
  'lastActivityTime',
  'status',
  'securityModule',
] as const;

type Sortable = (typeof sortable)[number];

export function isSortable(columnId: string): columnId is Sortable {
  return sortable.some((id) => id === columnId);
}

const securityModuleSigns: Readonly<Record<SecurityModuleKind, { tone: Tone; icon: ReactNode }>> = {
  none: { tone: 'neutral', icon: <ShieldDismiss16Regular /> },
  classic: { tone: 'info', icon: <Shield16Filled /> },
  micro: { tone: 'info', icon: <Shield16Filled /> },
  both: { tone: 'warning', icon: <Warning16Filled /> },
  nearMiss: { tone: 'bad', icon: <Warning16Filled /> },
  unknown: { tone: 'neutral', icon: <ShieldDismiss16Regular /> },
};

export function useFleetColumns(sort: FleetSort): readonly GridColumn<FleetRow>[] {
  const { t } = useTranslation(['fleet', 'common']);
  const column = (
    id: Sortable,
    minWidth: number,
    grow: number,
    draw: GridColumn<FleetRow>['draw'],
  ): GridColumn<FleetRow> => ({
    id,
    title: t(`columns.${id}`),
    minWidth,
    grow,
    sorted: sort.by === id ? sort.direction : null,
    draw,
  });
  return [
    column('deviceId', 200, 3, ({ deviceId }) => <span title={deviceId}>{deviceId}</span>),
    column('site', 120, 1, ({ site }) => site ?? t('noSite')),
    column('connectionState', 160, 1, ({ connectionState }) => <ConnectionBadge state={connectionState} />),
    column('lastActivityTime', 130, 1, ({ lastActivityTime }) =>
      lastActivityTime === null ? t('neverActive') : <Age since={lastActivityTime} />,
    ),
    column('status', 140, 1, ({ status }) => (
      <StatusBadge
        tone={status === 'enabled' ? 'neutral' : 'bad'}
        icon={status === 'enabled' ? <CheckmarkCircle16Regular /> : <DismissCircle16Filled />}
        word={t(`common:status.${status}`)}
      />
    )),
    column('securityModule', 150, 1, ({ securityModule }) => (
      <StatusBadge
        {...securityModuleSigns[securityModule]}
        word={t(`common:securityModule.${securityModule}`)}
        hint={t(`securityModuleHint.${securityModule}`)}
      />
    )),
    {
      id: 'authentication',
      title: t('columns.authentication'),
      minWidth: 140,
      grow: 1,
      draw: ({ authenticationType }) =>
        authenticationType === null ? t('common:unknown') : t(`common:authentication.${authenticationType}`),
    },
  ];
}
