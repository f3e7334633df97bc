/** How the numbers of each part went, day by day: a small line each, and the same as a table. */
import { Field, makeStyles, Select, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { CoverageSample } from '../../../preload/contract';
import { useFormat } from '../../text/useFormat';
import { useControlStyles } from '../../ui/controlStyles';
import { Panel } from '../../ui/Panel';
import { type Period, periods } from './coverageStore';
import { columnsOf, countOf, type Division, type Part } from './parts';
import { usePartName } from './words';

const useStyles = makeStyles({
  period: { maxWidth: '14rem' },
  lines: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(16rem, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  line: { width: '100%', height: '48px', display: 'block', color: tokens.colorNeutralForeground1 },
  words: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  around: { overflowX: 'auto' },
  table: { ...typographyStyles.caption1, borderCollapse: 'collapse' },
  cell: { padding: '4px 8px', textAlign: 'end' },
  summary: { ...typographyStyles.body1, cursor: 'pointer', paddingBlock: tokens.spacingVerticalM },
});

interface TrendPanelProps {
  readonly trend: readonly CoverageSample[];
  readonly division: Division;
  readonly period: Period;
  readonly onPeriod: (period: Period) => void;
}

export function TrendPanel({ trend, division, period, onPeriod }: TrendPanelProps) {
  const { t } = useTranslation('coverage');
  const styles = useStyles();
  const controls = useControlStyles();
  const format = useFormat();
  const [only] = trend;
  const columns = columnsOf(
    trend.map(({ counts }) => counts),
    division,
  );
  return (
    <Panel title={t('trend')} beside={t('trendMeaning')}>
      <Field label={t('period')} className={styles.period}>
        <Select
          className={controls.large}
          value={String(period)}
          onChange={(_, { value }) => onPeriod(periods.find((each) => String(each) === value) ?? period)}
        >
          {periods.map((each) => (
            <option key={each} value={each}>
              {t(`periods.days${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      {only === undefined ? <p className={styles.words}>{t('trendNone')}</p> : null}
      {only !== undefined && trend.length === 1 ? (
        <p className={styles.words}>{t('trendOne', { day: format.date(only.day) })}</p>
      ) : null}
      {trend.length > 1 ? (
        <>
          <ul className={styles.lines}>
            {columns.map((part) => (
              <TrendLine key={part.name} trend={trend} division={division} part={part} />
            ))}
          </ul>
          <details>
            <summary className={styles.summary}>{t('trendTable')}</summary>
            <TrendTable trend={trend} division={division} columns={columns} />
          </details>
        </>
      ) : null}
    </Panel>
  );
}

const width = 200;
const height = 44;
const edge = 4;

interface TrendLineProps {
  readonly trend: readonly CoverageSample[];
  readonly division: Division;
  readonly part: Part;
}

/** Days without a sample are passed over: the line goes straight on, at the distance of its days. */
function TrendLine({ trend, division, part }: TrendLineProps) {
  const { t } = useTranslation('coverage');
  const styles = useStyles();
  const format = useFormat();
  const nameOf = usePartName();
  const counts = trend.map((sample) => countOf(sample.counts, division, part.name));
  const [first, last] = [trend[0], trend.at(-1)];
  if (first === undefined || last === undefined) return null;
  const [startMs, endMs] = [Date.parse(first.day), Date.parse(last.day)];
  const most = Math.max(...counts);
  const points = trend.map(({ day }, index) => {
    const x = edge + ((Date.parse(day) - startMs) / (endMs - startMs)) * (width - 2 * edge);
    const y = height - edge - ((counts[index] ?? 0) / Math.max(most, 1)) * (height - 2 * edge);
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  const words = t('trendWords', {
    part: nameOf(division, part.name),
    first: format.number(counts[0] ?? 0),
    firstDay: format.date(first.day),
    last: format.number(counts.at(-1) ?? 0),
    lastDay: format.date(last.day),
    least: format.number(Math.min(...counts)),
    most: format.number(most),
  });
  return (
    <li data-trend={part.name}>
      <svg className={styles.line} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
        <polyline
          points={points.join(' ')}
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <span className={styles.words}>{words}</span>
    </li>
  );
}

interface TrendTableProps {
  readonly trend: readonly CoverageSample[];
  readonly division: Division;
  readonly columns: readonly Part[];
}

function TrendTable({ trend, division, columns }: TrendTableProps) {
  const { t } = useTranslation('coverage');
  const styles = useStyles();
  const format = useFormat();
  const nameOf = usePartName();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className={styles.around} tabIndex={0} aria-label={t('trendTable')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.cell}>
              {t('day')}
            </th>
            {columns.map(({ name }) => (
              <th key={name} scope="col" className={styles.cell}>
                {nameOf(division, name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trend.map(({ day, counts }) => (
            <tr key={day}>
              <th scope="row" className={styles.cell}>
                {format.date(day)}
              </th>
              {columns.map(({ name }) => (
                <td key={name} className={styles.cell}>
                  {format.number(countOf(counts, division, name))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
