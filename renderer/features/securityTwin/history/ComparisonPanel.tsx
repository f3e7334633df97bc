/** Two states of twins side by side, by meaning. */
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComparedItem, ComparedSide, ComparisonView, JsonValue } from '../../../../preload/contract';
import { useFormat } from '../../../text/useFormat';
import { useControlStyles } from '../../../ui/controlStyles';
import { type Difference, DifferenceTable } from '../../../ui/DifferenceTable';
import { useValueText } from '../ValueText';
import { usePlaceWords } from './placeWords';

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' },
  heading: {
    ...typographyStyles.subtitle2,
    margin: 0,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  note: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
});

interface ComparisonPanelProps {
  readonly comparison: ComparisonView;
  readonly onClose: () => void;
}

export function ComparisonPanel({ comparison, onClose }: ComparisonPanelProps) {
  const { t } = useTranslation('history');
  const styles = useStyles();
  const controls = useControlStyles();
  const format = useFormat();
  const sideWords = useSideWords();
  const differences = useDifferences(comparison.items);
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new comparison takes the focus.
  useEffect(() => heading.current?.focus(), [comparison]);
  const [left, right] = [sideWords(comparison.left), sideWords(comparison.right)];
  return (
    <section className={styles.panel} data-comparison-items={comparison.items.length}>
      <div className={styles.head}>
        <h2 ref={heading} tabIndex={-1} className={styles.heading}>
          {t('comparison')}
        </h2>
        <Button
          className={controls.large}
          appearance="subtle"
          icon={<Dismiss20Regular />}
          aria-label={t('closeComparison')}
          onClick={onClose}
        />
      </div>
      <p className={styles.note}>{t('compares', { left, right })}</p>
      {differences.length === 0 ? (
        <p className={styles.note}>{t('noDifference')}</p>
      ) : (
        <DifferenceTable
          label={t('comparison')}
          heads={{ place: t('place'), left, right }}
          sideNames={{ left: t('left'), right: t('right') }}
          absent={t('absent')}
          differences={differences}
        />
      )}
      <p className={styles.note}>
        {t('same', { count: comparison.sameCount, formatted: format.number(comparison.sameCount) })}
      </p>
    </section>
  );
}

function useDifferences(items: readonly ComparedItem[]): readonly Difference[] {
  const { t } = useTranslation('history');
  const placeWords = usePlaceWords();
  const valueText = useValueText();
  const text = (value: JsonValue | undefined) => (value === undefined ? null : valueText(value));
  return items.map((item) => {
    const { words, name } = placeWords(item);
    return {
      key: [item.section, ...item.path].join(' '),
      place: words,
      name,
      left: text(item.left),
      right: text(item.right),
      note: item.state === 'sameMeaning' ? t('sameMeaning') : null,
      state: item.state,
    };
  });
}

export function useSideWords(): (side: ComparedSide) => string {
  const { t } = useTranslation('history');
  const format = useFormat();
  return ({ kind, deviceId, at, baseline }) => {
    const when = at === null ? '' : format.dateTime(at);
    return t(`sides.${kind}`, {
      deviceId: deviceId ?? '',
      when,
      name: baseline?.name ?? '',
      version: String(baseline?.version ?? ''),
    });
  };
}
