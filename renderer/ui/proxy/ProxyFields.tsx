/** Whether a connection goes through an HTTP proxy, and which. */
import { Checkbox, Field, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useControlStyles } from '../controlStyles';
import { portOf } from '../portText';
import type { ProxyForm } from './proxyForm';

const useStyles = makeStyles({
  hostName: { flexBasis: '15rem', minWidth: 'min(12rem, 100%)' },
  port: { flexBasis: '8rem' },
  /** In line with the fields, below the height of their labels. */
  checkbox: { marginTop: tokens.lineHeightBase300 },
});

interface ProxyFieldsProps {
  readonly form: ProxyForm;
  readonly isReadOnly: boolean;
  readonly onChange: (changes: Partial<ProxyForm>) => void;
}

export function ProxyFields({ form, isReadOnly, onChange }: ProxyFieldsProps) {
  const { t } = useTranslation('common');
  const styles = useStyles();
  const controls = useControlStyles();
  const hasWrongPort = form.proxyPort !== '' && portOf(form.proxyPort) === null;
  return (
    <>
      <Checkbox
        className={mergeClasses(styles.checkbox, controls.choice)}
        label={t('proxy.use')}
        disabled={isReadOnly}
        checked={form.usesProxy}
        onChange={(_event, { checked }) => onChange({ usesProxy: checked === true })}
      />
      {form.usesProxy ? (
        <>
          <Field className={styles.hostName} label={t('proxy.hostName')}>
            <Input
              className={controls.large}
              value={form.proxyHostName}
              readOnly={isReadOnly}
              spellCheck={false}
              autoComplete="off"
              onChange={(_event, { value }) => onChange({ proxyHostName: value })}
            />
          </Field>
          <Field
            className={styles.port}
            label={t('proxy.port')}
            validationState={hasWrongPort ? 'error' : 'none'}
            validationMessage={hasWrongPort ? t('proxy.portWrong') : null}
          >
            <Input
              className={controls.large}
              value={form.proxyPort}
              readOnly={isReadOnly}
              inputMode="numeric"
              autoComplete="off"
              onChange={(_event, { value }) => onChange({ proxyPort: value })}
            />
          </Field>
        </>
      ) : null}
    </>
  );
}
