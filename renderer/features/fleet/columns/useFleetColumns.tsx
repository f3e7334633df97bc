/** The columns of the fleet grid as they are drawn. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Regular } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissCircle16Filled } from '@fluentui/react-icons/svg/dismiss-circle';
import { Edit16Filled } from '@fluentui/react-icons/svg/edit';
import { Pin16Filled } from '@fluentui/react-icons/svg/pin';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FleetColumn, FleetRow, FleetSort } from '../../../../preload/contract';
import { useClientStore, useSelected } from '../../../client/ClientProvider';
import { Age, useAge } from '../../../ui/Age';
import { ConnectionBadge } from '../../../ui/ConnectionBadge';
import type { GridColumn } from '../../../ui/grid/gridColumns';
import { StatusBadge } from '../../../ui/StatusBadge';
import { VisuallyHidden } from '../../../ui/VisuallyHidden';
import { createShelfStore } from '../shelf/shelfStore';
import { securityModuleSigns, verdictSigns } from '../signs';
import { type ShownColumn, tagPathOf } from './columnIds';

const useStyles = makeStyles({
  /** A small sign after the name. */
  sign: {
    display: 'inline-flex',
    marginInlineStart: tokens.spacingHorizontalXS,
    verticalAlign: 'text-bottom',
    color: tokens.colorBrandForeground1,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

const widths: Readonly<Record<FleetColumn, readonly [minWidth: number, grow: number]>> = {
  deviceId: [190, 3],
  site: [124, 1],
  verdict: [160, 1],
  connectionState: [152, 1],
  lastActivityTime: [144, 1],
  status: [144, 1],
  securityModule: [152, 1],
  drift: [200, 2],
  authenticationType: [140, 1],
  readAt: [110, 1],
};

export function useFleetColumns(
  shown: readonly ShownColumn[],
  sort: FleetSort,
): readonly GridColumn<FleetRow>[] {
  const draw = useCells();
  const titleOf = useColumnTitle();
  return useMemo(
    () =>
      shown.map(({ id, widthPx }): GridColumn<FleetRow> => {
        const path = tagPathOf(id);
        // An id without a path is one of the known columns.
        const known = id as FleetColumn;
        const [minWidth, grow] = path === null ? widths[known] : ([130, 1] as const);
        return {
          id,
          title: titleOf(id),
          minWidth,
          grow,
          widthPx,
          sorted: sort.by === id ? sort.direction : null,
          draw: path === null ? draw[known] : ({ tags }) => <Text text={tags[path]} />,
        };
      }),
    [shown, sort, draw, titleOf],
  );
}

export function useColumnTitle(): (id: ShownColumn['id']) => string {
  const { t } = useTranslation('fleet');
  return useMemo(() => (id) => tagPathOf(id) ?? t(`columns.${id}` as 'columns.deviceId'), [t]);
}

function useCells(): Readonly<Record<FleetColumn, GridColumn<FleetRow>['draw']>> {
  const { t } = useTranslation(['fleet', 'common']);
  const pins = useSelected(useClientStore(createShelfStore).state, (state) => state.pins);
  return useMemo(() => {
    const pinned = new Set(pins.map(({ deviceId }) => deviceId));
    return {
      deviceId: ({ deviceId, changedHere }) => (
        <span title={deviceId}>
          {deviceId}
          {pinned.has(deviceId) ? <PinnedMark /> : null}
          {changedHere === null ? null : <ChangedHere since={changedHere} />}
        </span>
      ),
      site: ({ site }) => <Text text={site ?? undefined} none={t('noSite')} />,
      verdict: ({ verdict }) => (
        <StatusBadge {...verdictSigns[verdict]} word={t(`common:verdict.${verdict}`)} />
      ),
      connectionState: ({ connectionState }) => <ConnectionBadge state={connectionState} />,
      lastActivityTime: ({ lastActivityTime }) =>
        lastActivityTime === null ? <Text none={t('neverActive')} /> : <Age since={lastActivityTime} />,
      status: ({ status }) => (
        <StatusBadge
          tone={status === 'enabled' ? 'neutral' : 'bad'}
          icon={status === 'enabled' ? <CheckmarkCircle16Regular /> : <DismissCircle16Filled />}
          word={t(`common:status.${status}`)}
        />
      ),
      securityModule: ({ securityModule }) => (
        <StatusBadge
          {...securityModuleSigns[securityModule]}
          word={t(`common:securityModule.${securityModule}`)}
          hint={t(`securityModuleHint.${securityModule}`)}
        />
      ),
      drift: ({ drift }) => <Text text={drift === null ? undefined : t(`common:driftCause.${drift}`)} />,
      authenticationType: ({ authenticationType }) =>
        authenticationType === null ? t('common:unknown') : t(`common:authentication.${authenticationType}`),
      readAt: ({ readAt }) => <Age since={readAt} />,
    };
  }, [t, pins]);
}

function Text({ text, none = '–' }: { text?: string | undefined; none?: string }) {
  const styles = useStyles();
  return text === undefined ? <span className={styles.quiet}>{none}</span> : <span title={text}>{text}</span>;
}

function PinnedMark() {
  const { t } = useTranslation('fleet');
  const styles = useStyles();
  return (
    <span className={styles.sign} title={t('isPinned')} data-pinned>
      <Pin16Filled aria-hidden />
      <VisuallyHidden>{t('isPinned')}</VisuallyHidden>
    </span>
  );
}

function ChangedHere({ since }: { since: string }) {
  const { t } = useTranslation('fleet');
  const styles = useStyles();
  const words = t('changedHere', { age: useAge(since) });
  return (
    <span className={styles.sign} title={words} data-changed-here>
      <Edit16Filled aria-hidden />
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
}
