/** A field for a device's identifier that says at once when a text cannot be one. */
import { Field, Input } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useControlStyles } from './controlStyles';
import { isDeviceId } from './identifiers';

interface DeviceIdFieldProps {
  readonly className: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly isReadOnly: boolean;
  readonly onChange: (value: string) => void;
}

export function DeviceIdField({ className, label, hint, value, isReadOnly, onChange }: DeviceIdFieldProps) {
  const { t } = useTranslation('common');
  const controls = useControlStyles();
  const trimmed = value.trim();
  const isWrong = !isReadOnly && trimmed !== '' && !isDeviceId(trimmed);
  return (
    <Field
      className={className}
      label={label}
      {...(hint === undefined ? {} : { hint })}
      validationState={isWrong ? 'error' : 'none'}
      validationMessage={isWrong ? t('deviceIdWrong') : null}
    >
      <Input
        className={controls.large}
        value={value}
        readOnly={isReadOnly}
        spellCheck={false}
        autoComplete="off"
        onChange={(_event, data) => onChange(data.value)}
      />
    </Field>
  );
}
