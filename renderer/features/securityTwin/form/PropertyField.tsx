/** The control that edits one property's desired value: text for durations, numbers and texts, a choice otherwise. */
import { Input, makeStyles, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonValue, PropertyRow } from '../../../../preload/contract';
import { useValueText } from '../ValueText';
import { DurationHint } from './DurationHint';
import { fieldChoices } from './fieldChoices';
import { fitsField, textOfValue, valueOfText } from './fieldText';

const useStyles = makeStyles({
  // The margin keeps a focused field clear of the dock at the lower edge.
  control: {
    scrollMarginBlock: '120px',
    width: '100%',
    minWidth: 0,
    minHeight: '44px',
    '& select, & input': { minHeight: '42px' },
  },
});

export interface PropertyFieldProps {
  readonly row: PropertyRow;
  /** The value as the person last made it; null when the property is not set. */
  readonly cell: { readonly value: JsonValue } | null;
  readonly id: string;
  readonly describedBy: string;
  readonly isInvalid: boolean;
  readonly isLocked: boolean;
  readonly onSet: (value: JsonValue) => void;
  readonly onUnset: () => void;
  readonly onLeave: () => void;
}

export function PropertyField(props: PropertyFieldProps) {
  const choices = fieldChoices(props.row.type);
  return choices === null ? <TextField {...props} /> : <ChoiceField {...props} choices={choices} />;
}

function TextField({
  row,
  cell,
  id,
  describedBy,
  isInvalid,
  isLocked,
  onSet,
  onUnset,
  onLeave,
}: PropertyFieldProps) {
  const { t } = useTranslation('securityTwin');
  const styles = useStyles();
  const valueText = useValueText();
  // While it is being written, the text stays as typed, in whichever way it writes the value.
  const [typed, setTyped] = useState<string | null>(null);
  const isTyped =
    typed !== null && JSON.stringify(valueOfText(row.type, typed)) === JSON.stringify(cell?.value);
  const hintId = row.type === 'duration' ? `${id}hint` : '';
  const isForJson = cell !== null && !fitsField(cell.value);
  const text = isTyped ? typed : cell === null ? '' : textOfValue(row.type, cell.value);
  const placeholder =
    cell === null ? t('notSetDefault', { value: valueText(row.defaultValue, row.type) }) : t('emptyText');

  function take(newText: string): void {
    setTyped(newText);
    const value = valueOfText(row.type, newText);
    if (value === undefined) onUnset();
    else onSet(value);
  }

  return (
    <>
      <Input
        className={styles.control}
        input={{ id, 'aria-describedby': `${hintId} ${describedBy}`.trim(), 'aria-invalid': isInvalid }}
        value={text}
        placeholder={placeholder}
        inputMode={row.type === 'integer' ? 'numeric' : 'text'}
        spellCheck={false}
        autoComplete="off"
        readOnly={isLocked || isForJson}
        onChange={(_event, data) => take(data.value)}
        onBlur={() => {
          setTyped(null);
          onLeave();
        }}
      />
      {isForJson ? <span>{t('editInJson')}</span> : null}
      {row.type === 'duration' ? <DurationHint id={hintId} text={text} cell={cell} /> : null}
    </>
  );
}

interface ChoiceFieldProps extends PropertyFieldProps {
  readonly choices: readonly JsonValue[];
}

function ChoiceField(props: ChoiceFieldProps) {
  const { row, cell, choices, id, describedBy, isInvalid, isLocked, onSet, onUnset, onLeave } = props;
  const { t } = useTranslation('securityTwin');
  const styles = useStyles();
  const valueText = useValueText();
  const keys = choices.map((choice) => JSON.stringify(choice));
  const key = cell === null ? '' : JSON.stringify(cell.value);
  const isOther = key !== '' && !keys.includes(key);

  return (
    <Select
      className={styles.control}
      select={{ id, 'aria-describedby': describedBy, 'aria-invalid': isInvalid }}
      value={key}
      disabled={isLocked}
      onChange={(_event, data) => {
        const chosen = choices[keys.indexOf(data.value)];
        if (data.value === '') onUnset();
        else if (chosen !== undefined) onSet(chosen);
        onLeave();
      }}
    >
      <option value="">{t('notSetDefault', { value: valueText(row.defaultValue, row.type) })}</option>
      {choices.map((choice, index) => (
        <option key={keys[index]} value={keys[index]}>
          {valueText(choice, row.type)}
        </option>
      ))}
      {isOther && cell ? <option value={key}>{t('choiceUnknown', { value: key })}</option> : null}
    </Select>
  );
}
