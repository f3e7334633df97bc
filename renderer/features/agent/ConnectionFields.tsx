/** How the agent reaches the hub and signs in there. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { ChoiceField } from '../../ui/ChoiceField';
import { ProxyFields } from '../../ui/proxy/ProxyFields';
import { type ConnectionForm, canUseProxy, signIns, transports } from './connectionForm';

const useStyles = makeStyles({
  fields: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: tokens.spacingHorizontalM },
  field: { flexBasis: '20rem', minWidth: 'min(14rem, 100%)' },
});

interface ConnectionFieldsProps {
  readonly form: ConnectionForm;
  readonly isReadOnly: boolean;
  readonly onChange: (form: ConnectionForm) => void;
}

export function ConnectionFields({ form, isReadOnly, onChange }: ConnectionFieldsProps) {
  const { t } = useTranslation('agent');
  const styles = useStyles();
  return (
    <div className={styles.fields}>
      <ChoiceField
        className={styles.field}
        label={t('connection.transport')}
        hint={t(canUseProxy(form) ? 'connection.webSocketHint' : 'connection.rawHint')}
        values={transports}
        wordFor={(each) => t(`connection.transports.${each}`)}
        value={form.transport}
        isReadOnly={isReadOnly}
        onChange={(transport) => onChange({ ...form, transport })}
      />
      <ChoiceField
        className={styles.field}
        label={t('connection.signIn')}
        hint={t(`connection.signInHints.${form.signIn}`)}
        values={signIns}
        wordFor={(each) => t(`connection.signIns.${each}`)}
        value={form.signIn}
        isReadOnly={isReadOnly}
        onChange={(signIn) => onChange({ ...form, signIn })}
      />
      {canUseProxy(form) ? (
        <ProxyFields
          form={form}
          isReadOnly={isReadOnly}
          onChange={(changes) => onChange({ ...form, ...changes })}
        />
      ) : null}
    </div>
  );
}
