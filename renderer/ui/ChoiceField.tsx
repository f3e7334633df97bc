/** A field that offers a short list, one of which is chosen. */
import { Field, makeStyles, Select } from '@fluentui/react-components';

const useStyles = makeStyles({
  /** No wider than its field, however long its options are. */
  select: { minWidth: 0, '& select': { minHeight: '44px', minWidth: 0, width: '100%' } },
});

interface ChoiceFieldProps<Value extends string> {
  readonly className: string;
  readonly label: string;
  readonly hint?: string;
  readonly values: readonly Value[];
  readonly wordFor: (value: Value) => string;
  readonly value: Value;
  readonly isReadOnly: boolean;
  readonly onChange: (value: Value) => void;
}

export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { className, label, hint, values, wordFor, value, isReadOnly, onChange } = props;
  const styles = useStyles();
  return (
    <Field className={className} label={label} {...(hint === undefined ? {} : { hint })}>
      <Select
        className={styles.select}
        disabled={isReadOnly}
        value={value}
        onChange={(_event, data) => {
          const chosen = values.find((known) => known === data.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {values.map((each) => (
          <option key={each} value={each}>
            {wordFor(each)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
