/** Says to screen readers how watching goes, how a recording ended, and how much a filter found. */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { useFormat } from '../../text/useFormat';
import { announce } from '../../ui/announcements';
import { createMessagesStore, noFilter } from './messagesStore';

export function useMessagesAnnouncements(): void {
  const { t } = useTranslation('messages');
  const format = useFormat();
  const store = useClientStore(createMessagesStore);
  const watching = useSelected(store.state, ({ status }) => status?.state ?? null);
  const reason = useSelected(store.state, ({ status }) => status?.failure?.reason ?? null);
  const recorded = useSelected(store.state, ({ status }) => status?.recorded?.sequence ?? null);
  const shownFilter = useSelected(store.state, (state) => state.shownFilter);
  const before = useRef<{ state: string | null; recorded: number | null }>({ state: null, recorded: null });

  useEffect(() => {
    const isFirst = before.current.state === null;
    before.current.state = watching;
    if (watching === null || isFirst) return;
    const why = watching === 'failed' && reason !== null ? `. ${t(`failures.${reason}.title`)}` : '';
    announce(`${t(`states.${watching}`)}${why}`, { isUrgent: watching === 'failed' });
  }, [watching, reason, t]);

  useEffect(() => {
    const { status } = store.state.getState();
    if (status === null) return;
    const isNew = before.current.recorded !== null && (recorded ?? 0) > before.current.recorded;
    before.current.recorded = recorded ?? 0;
    if (!isNew || status.recorded === null) return;
    const { fileName, messages, failure } = status.recorded;
    announce(
      failure === null
        ? t('announce.recorded', { count: messages, formatted: format.number(messages), fileName })
        : t('announce.notRecorded', { reason: failure }),
      { isUrgent: failure !== null },
    );
  }, [recorded, store, t, format]);

  useEffect(() => {
    if (shownFilter === null || shownFilter === noFilter) return;
    const { total } = store.state.getState();
    announce(t('announce.found', { count: total, formatted: format.number(total) }));
  }, [shownFilter, store, t, format]);
}
