/** The events of a message with what governs them, and what is to say against it. */
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Info16Regular } from '@fluentui/react-icons/svg/info';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import { useTranslation } from 'react-i18next';
import type { MessageEvent, MessageFinding } from '../../../preload/contract';
import { useFormat } from '../../text/useFormat';
import { StatusBadge } from '../../ui/StatusBadge';

const useStyles = makeStyles({
  around: { overflowX: 'auto' },
  table: { ...typographyStyles.body1, borderCollapse: 'collapse' },
  cell: { padding: '4px 12px 4px 0', textAlign: 'start', verticalAlign: 'top' },
  list: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  finding: { ...typographyStyles.body1, overflowWrap: 'anywhere' },
  where: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  code: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
});

export function FindingList({ findings }: { findings: readonly MessageFinding[] }) {
  const { t } = useTranslation('messages');
  const styles = useStyles();
  if (findings.length === 0) return <span className={styles.finding}>{t('details.noFindings')}</span>;
  return (
    <ul className={styles.list}>
      {findings.map(({ code, severity, path, found, expected }) => (
        <li key={`${code} ${path}`} className={styles.finding} data-message-finding={code}>
          <StatusBadge
            tone={severity === 'warning' ? 'warning' : 'info'}
            icon={severity === 'warning' ? <Warning16Filled /> : <Info16Regular />}
            word={t(`severities.${severity}`)}
          />{' '}
          {t(`findings.${code}`, { found: found ?? '', expected: expected ?? '' })}{' '}
          {path === '' ? null : <span className={styles.where}>{t('details.where', { path })}</span>}
        </li>
      ))}
    </ul>
  );
}

export function EventTable({ events }: { events: readonly MessageEvent[] }) {
  const { t } = useTranslation('messages');
  const styles = useStyles();
  const format = useFormat();
  if (events.length === 0) return <span className={styles.finding}>{t('details.noEvents')}</span>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className={styles.around} tabIndex={0} aria-label={t('details.events')}>
      <table className={styles.table}>
        <thead>
          <tr>
            {(['event', 'category', 'at', 'entries', 'properties'] as const).map((each) => (
              <th key={each} scope="col" className={styles.cell}>
                {t(`details.${each}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {numbered(events).map(({ key, event }) => (
            <tr key={key}>
              <th scope="row" className={styles.cell}>
                {event.name}
              </th>
              <td className={styles.cell}>{event.category}</td>
              <td className={styles.cell}>{event.at}</td>
              <td className={styles.cell}>{format.number(event.payloadCount)}</td>
              <td className={styles.cell}>
                {event.properties.map((property) => (
                  <div key={property} className={styles.code} data-governing={property}>
                    {property}
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Ids of events come from whoever sent them and may repeat. */
function numbered(events: readonly MessageEvent[]): readonly { key: string; event: MessageEvent }[] {
  return events.map((event, index) => ({ key: `${index} ${event.id}`, event }));
}
