/** Somebody else changed the twin meanwhile: their values beside mine, one choice for each property both changed. */
import { Button, makeStyles, Radio, RadioGroup, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonValue, MergeItem, PropertyType } from '../../../preload/contract';
import { useFormat } from '../../text/useFormat';
import { useAge } from '../../ui/Age';
import { useControlStyles } from '../../ui/controlStyles';
import { usePropertyTableStyles } from './propertyTableStyles';
import { usePropertyWords } from './propertyWords';
import { type Choice, choicesLeft, type Outcome } from './securityTwinState';
import { useValueText } from './ValueText';

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  heading: {
    ...typographyStyles.subtitle2,
    margin: 0,
    ':focus': { outlineStyle: 'none' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  meaning: { ...typographyStyles.body1, margin: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

interface ConflictPanelProps {
  readonly outcome: Extract<Outcome, { kind: 'conflict' }>;
  readonly typeOf: (property: string) => PropertyType | undefined;
  readonly onChoose: (property: string, choice: Choice) => void;
  readonly onGoOn: () => void;
  readonly onLater: () => void;
}

export function ConflictPanel({ outcome, typeOf, onChoose, onGoOn, onLater }: ConflictPanelProps) {
  const { t } = useTranslation(['securityTwin', 'workbench']);
  const styles = useStyles();
  const table = usePropertyTableStyles();
  const controls = useControlStyles();
  const format = useFormat();
  const { conflict, choices } = outcome;
  const left = choicesLeft(outcome);
  const age = useAge(conflict.theirReadAt);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  return (
    <section className={styles.panel} data-conflict>
      <h2 ref={heading} tabIndex={-1} className={styles.heading}>
        {t('conflict.title')}
      </h2>
      {conflict.reason === 'changed' ? null : (
        <p className={styles.meaning} data-conflict-reason={conflict.reason}>
          {t(`workbench:conflict.${conflict.reason}`)}
        </p>
      )}
      <p className={styles.meaning}>
        {t('conflict.meaning', { version: format.number(conflict.theirDesiredVersion), age })}
      </p>
      <table className={table.table} aria-label={t('conflict.title')}>
        <thead className={table.head}>
          <tr>
            {(['property', 'base', 'theirs', 'mine', 'result'] as const).map((column) => (
              <th key={column} scope="col" className={table.columnHead}>
                {t(`conflict.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={table.body}>
          {conflict.items.map((item) => (
            <ConflictLine
              key={item.property}
              item={item}
              type={typeOf(item.property)}
              choice={choices[item.property] ?? null}
              onChoose={(choice) => onChoose(item.property, choice)}
            />
          ))}
        </tbody>
      </table>
      <div className={styles.actions}>
        <Button className={controls.large} appearance="primary" disabledFocusable={left > 0} onClick={onGoOn}>
          {t('conflict.goOn')}
        </Button>
        <Button className={controls.large} onClick={onLater}>
          {t('conflict.later')}
        </Button>
        {left > 0 ? <span>{t('conflict.left', { count: left, formatted: format.number(left) })}</span> : null}
      </div>
    </section>
  );
}

interface ConflictLineProps {
  readonly item: MergeItem;
  readonly type: PropertyType | undefined;
  readonly choice: Choice | null;
  readonly onChoose: (choice: Choice) => void;
}

function ConflictLine({ item, type, choice, onChoose }: ConflictLineProps) {
  const { t } = useTranslation('securityTwin');
  const table = usePropertyTableStyles();
  const { name } = usePropertyWords()(item.property);
  const valueText = useValueText();
  const words = (value: JsonValue | undefined) =>
    value === undefined ? t('conflict.notSet') : valueText(value, type);

  return (
    <tr className={table.row} data-property={item.property} data-merge={item.state}>
      <th scope="row" className={table.nameCell}>
        {name}
      </th>
      <td className={table.cell} data-label={t('conflict.base')}>
        <span>{words(item.base)}</span>
      </td>
      <td className={table.cell} data-label={t('conflict.theirs')}>
        <span>{words(item.theirs)}</span>
      </td>
      <td className={table.cell} data-label={t('conflict.mine')}>
        <span>{words(item.mine)}</span>
      </td>
      <td className={table.cell} data-label={t('conflict.result')}>
        {item.state === 'conflict' ? (
          <RadioGroup
            aria-label={t('conflict.keepOf', { name })}
            value={choice ?? ''}
            required
            onChange={(_event, data) => onChoose(data.value === 'mine' ? 'mine' : 'theirs')}
          >
            <Radio value="theirs" label={t('conflict.keepTheirs', { value: words(item.theirs) })} />
            <Radio value="mine" label={t('conflict.keepMine', { value: words(item.mine) })} />
          </RadioGroup>
        ) : (
          <span>{t(`conflict.${settledWords[item.state]}`)}</span>
        )}
      </td>
    </tr>
  );
}

const settledWords = { theirs: 'onlyTheirs', mine: 'onlyMine', both: 'both' } as const;
