/** The messages a filter finds, the newest first; only those on view are here. */
import { makeStyles } from '@fluentui/react-components';
import { Bookmark20Filled } from '@fluentui/react-icons/svg/bookmark';
import { MailInbox28Regular } from '@fluentui/react-icons/svg/mail-inbox';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageRow } from '../../../preload/contract';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { useFormat } from '../../text/useFormat';
import { EmptyState } from '../../ui/EmptyState';
import { DataGrid } from '../../ui/grid/DataGrid';
import type { GridColumn } from '../../ui/grid/gridColumns';
import { rowAt } from '../../ui/grid/rowBlocks';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import { createMessagesStore } from './messagesStore';

const useStyles = makeStyles({
  grid: { height: 'min(60vh, 36rem)', minHeight: '240px', display: 'grid' },
});

const namesShown = 3;

export function MessageList() {
  const { t } = useTranslation('messages');
  const styles = useStyles();
  const store = useClientStore(createMessagesStore);
  const { blocks, total, shownFilter, status } = useSelected(store.state, (state) => state);
  const columns = useColumns();
  const rowOf = useCallback((index: number) => rowAt(blocks, index), [blocks]);
  if (shownFilter === null) return null;
  if (total === 0) {
    const which = status?.received ? 'filteredTitle' : status?.hostName ? 'waitTitle' : 'title';
    const why = { filteredTitle: 'filteredMeaning', waitTitle: 'waitMeaning', title: 'meaning' } as const;
    return (
      <EmptyState
        icon={<MailInbox28Regular />}
        title={t(`nothing.${which}`)}
        meaning={t(`nothing.${why[which]}`)}
      />
    );
  }
  return (
    <div className={styles.grid} data-messages-shown={total}>
      <DataGrid<MessageRow>
        label={t('list')}
        columns={columns}
        rowCount={total}
        rowAt={rowOf}
        loadingText={t('loadingRow')}
        isReady={rowAt(blocks, 0) !== undefined}
        order={shownFilter}
        onSort={nothing}
        onVisible={store.showRows}
        onOpen={({ number }) => void store.open(number)}
      />
    </div>
  );
}

/** The order is the one in which they came. */
function nothing(): void {}

function useColumns(): readonly GridColumn<MessageRow>[] {
  const { t } = useTranslation('messages');
  const format = useFormat();
  return useMemo(() => {
    const column = (
      id: 'mark' | 'time' | 'device' | 'module' | 'kind' | 'events' | 'size' | 'units' | 'findings',
      minWidth: number,
      grow: number,
      draw: GridColumn<MessageRow>['draw'],
    ): GridColumn<MessageRow> => ({ id, title: t(`columns.${id}`), minWidth, grow, draw });
    const findingWords = ({ warnings, notices }: MessageRow): string => {
      const parts = [
        ...(warnings > 0 ? [t('warnings', { count: warnings, formatted: format.number(warnings) })] : []),
        ...(notices > 0 ? [t('notices', { count: notices, formatted: format.number(notices) })] : []),
      ];
      return parts.length === 0 ? t('noFindings') : parts.join(', ');
    };
    const eventWords = ({ eventNames }: MessageRow): string => {
      const names = eventNames.slice(0, namesShown).join(', ');
      const more = eventNames.length - namesShown;
      return more > 0 ? t('eventsMore', { names, more }) : names;
    };
    return [
      column('mark', 96, 0, ({ isBookmarked }) =>
        isBookmarked ? (
          <>
            <Bookmark20Filled aria-hidden />
            <VisuallyHidden>{t('bookmarked')}</VisuallyHidden>
          </>
        ) : null,
      ),
      column('time', 180, 1, ({ enqueuedAt }) => format.dateTime(enqueuedAt)),
      column('device', 160, 2, ({ deviceId }) => <span title={deviceId}>{deviceId}</span>),
      column('module', 150, 1, ({ moduleId }) => moduleId),
      column('kind', 150, 1, ({ kind }) => t(`kinds.${kind}`)),
      column('events', 180, 3, (row) => <span title={row.eventNames.join(', ')}>{eventWords(row)}</span>),
      column('size', 96, 0, ({ sizeBytes }) => format.sizeBytes(sizeBytes)),
      column('units', 110, 0, ({ units }) => format.number(units)),
      column('findings', 160, 1, findingWords),
    ];
  }, [t, format]);
}
