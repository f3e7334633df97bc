/** How the agent reaches the hub and signs in there. */
import { Checkbox, Field, Input, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useControlStyles } from '../../ui/controlStyles';
import { type ConnectionForm, canUseProxy, proxyPortOf, signIns, transports } from './connectionForm';

const useStyles = makeStyles({
  fields: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: tokens.spacingHorizontalM },
  field: { flexBasis: '20rem', minWidth: 'min(14rem, 100%)' },
  port: { flexBasis: '8rem' },
  /** In line with the fields, below the height of their labels. */
  checkbox: { marginTop: tokens.lineHeightBase300 },
  /** No wider than its field, however long its options are. */
  select: { minWidth: 0, '& select': { minHeight: '44px', minWidth: 0, width: '100%' } },
});

interface ConnectionFieldsProps {
  readonly form: ConnectionForm;
  readonly isReadOnly: boolean;
  readonly onChange: (form: ConnectionForm) => void;
}

export function ConnectionFields({ form, isReadOnly, onChange }: ConnectionFieldsProps) {
  const { t } = useTranslation('agent');
  const styles = useStyles();
  const controls = useControlStyles();
  const isProxied = form.usesProxy && canUseProxy(form);
  const hasWrongPort = form.proxyPort !== '' && proxyPortOf(form) === null;
  return (
    <div className={styles.fields}>
      <Field
        className={styles.field}
        label={t('connection.transport')}
        hint={t(canUseProxy(form) ? 'connection.webSocketHint' : 'connection.rawHint')}
      >
        <Select
          className={styles.select}
          disabled={isReadOnly}
          value={form.transport}
          onChange={(_event, { value }) => {
            const transport = transports.find((known) => known === value);
            if (transport) onChange({ ...form, transport });
          }}
        >
          {transports.map((each) => (
            <option key={each} value={each}>
              {t(`connection.transports.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        className={styles.field}
        label={t('connection.signIn')}
        hint={t(`connection.signInHints.${form.signIn}`)}
      >
        <Select
          className={styles.select}
          disabled={isReadOnly}
          value={form.signIn}
          onChange={(_event, { value }) => {
            const signIn = signIns.find((known) => known === value);
            if (signIn) onChange({ ...form, signIn });
          }}
        >
          {signIns.map((each) => (
            <option key={each} value={each}>
              {t(`connection.signIns.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      {canUseProxy(form) ? (
        <Checkbox
          className={mergeClasses(styles.checkbox, controls.choice)}
          label={t('connection.useProxy')}
          disabled={isReadOnly}
          checked={form.usesProxy}
          onChange={(_event, { checked }) => onChange({ ...form, usesProxy: checked === true })}
        />
      ) : null}
      {isProxied ? (
        <>
          <Field className={styles.field} label={t('connection.proxyHostName')}>
            <Input
              className={controls.large}
              value={form.proxyHostName}
              readOnly={isReadOnly}
              spellCheck={false}
              autoComplete="off"
              onChange={(_event, { value }) => onChange({ ...form, proxyHostName: value })}
            />
          </Field>
          <Field
            className={styles.port}
            label={t('connection.proxyPort')}
            validationState={hasWrongPort ? 'error' : 'none'}
            validationMessage={hasWrongPort ? t('connection.proxyPortWrong') : null}
          >
            <Input
              className={controls.large}
              value={form.proxyPort}
              readOnly={isReadOnly}
              inputMode="numeric"
              autoComplete="off"
              onChange={(_event, { value }) => onChange({ ...form, proxyPort: value })}
            />
          </Field>
        </>
      ) : null}
    </div>
  );
}
