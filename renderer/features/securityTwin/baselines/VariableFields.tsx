/** One variable of a baseline: its name, its type, what it is for, and what it is unless somebody says otherwise. */
import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { Delete20Regular } from '@fluentui/react-icons/svg/delete';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BaselineVariable } from '../../../../preload/contract';
import { useControlStyles } from '../../../ui/controlStyles';
import { variableValueOf } from './baselineText';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: tokens.spacingHorizontalM,
    border: 'none',
    margin: 0,
    padding: 0,
    minWidth: 0,
  },
  field: { flexGrow: 1, flexBasis: '9rem', '& select': { minHeight: '44px' } },
});

const types = ['text', 'integer', 'boolean', 'duration', 'priority'] as const;

interface VariableFieldsProps {
  readonly variable: BaselineVariable;
  readonly onChange: (variable: BaselineVariable) => void;
  readonly onRemove: () => void;
}

export function VariableFields({ variable, onChange, onRemove }: VariableFieldsProps) {
  const { t } = useTranslation('baselines');
  const styles = useStyles();
  const controls = useControlStyles();
  const { name, type, description, defaultValue } = variable;
  const [defaultText, setDefaultText] = useState(defaultValue === null ? '' : String(defaultValue));
  return (
    <fieldset className={styles.row} aria-label={t('variableOf', { name })}>
      <Field label={t('variable')} className={styles.field}>
        <Input
          className={controls.large}
          value={name}
          maxLength={40}
          spellCheck={false}
          onChange={(_event, { value }) => onChange({ ...variable, name: value.trim() })}
        />
      </Field>
      <Field label={t('type')} className={styles.field}>
        <Select
          value={type}
          onChange={(_event, { value }) => {
            const chosen = types.find((each) => each === value) ?? type;
            onChange({ ...variable, type: chosen, defaultValue: variableValueOf(chosen, defaultText) });
          }}
        >
          {types.map((each) => (
            <option key={each} value={each}>
              {t(`types.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('default')} className={styles.field}>
        <Input
          className={controls.large}
          value={defaultText}
          onChange={(_event, { value }) => {
            setDefaultText(value);
            onChange({ ...variable, defaultValue: variableValueOf(type, value) });
          }}
        />
      </Field>
      <Field label={t('description')} className={styles.field}>
        <Input
          className={controls.large}
          value={description}
          maxLength={200}
          onChange={(_event, { value }) => onChange({ ...variable, description: value })}
        />
      </Field>
      <Button
        className={controls.large}
        appearance="subtle"
        icon={<Delete20Regular />}
        aria-label={t('removeVariable', { name })}
        onClick={onRemove}
      />
    </fieldset>
  );
}
