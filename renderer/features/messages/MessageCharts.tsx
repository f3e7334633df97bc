/** How much came, minute by minute: a small line each, and the same as a table; and what agents say of their queues. */
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { MessageStatistics } from '../../../preload/contract';
import { useFormat } from '../../text/useFormat';
import { Panel } from '../../ui/Panel';

const useStyles = makeStyles({
  lines: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(20rem, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  name: { ...typographyStyles.body1Strong, margin: 0 },
  line: { width: '100%', height: '64px', display: 'block', color: tokens.colorNeutralForeground1 },
  words: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
  around: { overflow: 'auto', maxHeight: '24rem' },
  table: { ...typographyStyles.caption1, borderCollapse: 'collapse' },
  cell: { padding: '4px 8px', textAlign: 'end' },
  summary: { ...typographyStyles.body1, cursor: 'pointer', paddingBlock: tokens.spacingVerticalM },
});

type Minute = MessageStatistics['minutes'][number];
const measures = ['messages', 'bytes', 'units', 'dropped'] as const;
type Measure = (typeof measures)[number];

const width = 240;
const height = 60;
const edge = 4;

export function MessageCharts({ statistics }: { statistics: MessageStatistics }) {
  const { t } = useTranslation('messages');
  const styles = useStyles();
  const format = useFormat();
  const { minutes, queues } = statistics;
  const last = minutes.at(-1);
  if (last === undefined) return <p className={styles.words}>{t('charts.none')}</p>;
  return (
    <>
      <Panel
        title={t('views.charts')}
        beside={t('charts.span', {
          count: minutes.length,
          minutes: format.number(minutes.length),
          until: format.time(last.at),
        })}
      >
        <ul className={styles.lines}>
          {measures.map((measure) => (
            <MeasureLine key={measure} minutes={minutes} measure={measure} />
          ))}
        </ul>
        <details>
          <summary className={styles.summary}>{t('charts.table')}</summary>
          <MinuteTable minutes={minutes} />
        </details>
      </Panel>
      <Panel title={t('charts.queues')}>
        {queues.length === 0 ? (
          <p className={styles.words}>{t('charts.queuesNone')}</p>
        ) : (
          <QueueTable queues={queues} />
        )}
      </Panel>
    </>
  );
}

function MeasureLine({ minutes, measure }: { minutes: readonly Minute[]; measure: Measure }) {
  const { t } = useTranslation('messages');
  const styles = useStyles();
  const format = useFormat();
  const say = measure === 'bytes' ? format.sizeBytes : format.number;
  const values = minutes.map((minute) => minute[measure]);
  const most = Math.max(...values);
  const step = (width - 2 * edge) / values.length;
  const bars = values.map((value, index) => {
    const barHeight = (value / Math.max(most, 1)) * (height - 2 * edge);
    const left = edge + index * step;
    return `M${left.toFixed(1)} ${height - edge}v${(-barHeight).toFixed(1)}h${(step * 0.8).toFixed(1)}V${height - edge}z`;
  });
  return (
    <li data-chart={measure}>
      <p className={styles.name}>{t(`charts.titles.${measure}`)}</p>
      <svg className={styles.line} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
        <path d={bars.join('')} fill="currentColor" />
      </svg>
      <p className={styles.words}>
        {t('charts.words', {
          total: say(values.reduce((sum, value) => sum + value, 0)),
          most: say(most),
          newest: say(values.at(-1) ?? 0),
        })}
      </p>
    </li>
  );
}

function MinuteTable({ minutes }: { minutes: readonly Minute[] }) {
  const { t } = useTranslation('messages');
  const styles = useStyles();
  const format = useFormat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className={styles.around} tabIndex={0} aria-label={t('charts.table')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.cell}>
              {t('charts.minute')}
            </th>
            {measures.map((measure) => (
              <th key={measure} scope="col" className={styles.cell}>
                {t(`charts.titles.${measure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {minutes.map((minute) => (
            <tr key={minute.at}>
              <th scope="row" className={styles.cell}>
                {format.time(minute.at)}
              </th>
              {measures.map((measure) => (
                <td key={measure} className={styles.cell}>
                  {format.number(minute[measure])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function QueueTable({ queues }: { queues: MessageStatistics['queues'] }) {
  const { t } = useTranslation('messages');
  const styles = useStyles();
  const format = useFormat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className={styles.around} tabIndex={0} aria-label={t('charts.queuesTable')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.cell}>
              {t('columns.device')}
            </th>
            <th scope="col" className={styles.cell}>
              {t('charts.queue')}
            </th>
            <th scope="col" className={styles.cell}>
              {t('charts.collected')}
            </th>
            <th scope="col" className={styles.cell}>
              {t('charts.dropped')}
            </th>
          </tr>
        </thead>
        <tbody>
          {queues.map(({ deviceId, queue, collected, dropped }) => (
            <tr key={`${deviceId} ${queue}`}>
              <th scope="row" className={styles.cell}>
                {deviceId}
              </th>
              <td className={styles.cell}>{queue}</td>
              <td className={styles.cell}>{format.number(collected)}</td>
              <td className={styles.cell} data-dropped={dropped}>
                {format.number(dropped)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
