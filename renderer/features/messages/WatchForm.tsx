/** What is to be watched, and how the hub is reached for it. */
import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { ChoiceField } from '../../ui/ChoiceField';
import { useControlStyles } from '../../ui/controlStyles';
import { DeviceIdField } from '../../ui/DeviceIdField';
import { ProxyFields } from '../../ui/proxy/ProxyFields';
import { type WatchForm as Form, isConsumerGroup, sinces, transports } from './watchForm';

const useStyles = makeStyles({
  fields: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: tokens.spacingHorizontalM },
  field: { flexBasis: '15rem', minWidth: 'min(12rem, 100%)' },
});

interface WatchFormProps {
  readonly form: Form;
  readonly isReadOnly: boolean;
  readonly onChange: (form: Form) => void;
}

export function WatchForm({ form, isReadOnly, onChange }: WatchFormProps) {
  const { t } = useTranslation('messages');
  const styles = useStyles();
  const controls = useControlStyles();
  const hasWrongGroup = !isConsumerGroup(form.consumerGroup);
  return (
    <div className={styles.fields} data-watch-form>
      <DeviceIdField
        className={styles.field}
        label={t('form.device')}
        hint={t('form.deviceHint')}
        value={form.deviceId}
        isReadOnly={isReadOnly}
        onChange={(deviceId) => onChange({ ...form, deviceId })}
      />
      <ChoiceField
        className={styles.field}
        label={t('form.connection')}
        values={transports}
        wordFor={(each) => t(`form.connections.${each}`)}
        value={form.transport}
        isReadOnly={isReadOnly}
        onChange={(transport) => onChange({ ...form, transport })}
      />
      <Field
        className={styles.field}
        label={t('form.group')}
        hint={t('form.groupHint')}
        validationState={hasWrongGroup ? 'error' : 'none'}
        validationMessage={hasWrongGroup ? t('form.groupWrong') : null}
      >
        <Input
          className={controls.large}
          value={form.consumerGroup}
          readOnly={isReadOnly}
          spellCheck={false}
          autoComplete="off"
          onChange={(_event, { value }) => onChange({ ...form, consumerGroup: value })}
        />
      </Field>
      <ChoiceField
        className={styles.field}
        label={t('form.since')}
        values={sinces}
        wordFor={(each) => t(`form.sinces.${each}`)}
        value={form.since}
        isReadOnly={isReadOnly}
        onChange={(since) => onChange({ ...form, since })}
      />
      {form.transport === 'amqpWebSocket' ? (
        <ProxyFields
          form={form}
          isReadOnly={isReadOnly}
          onChange={(changes) => onChange({ ...form, ...changes })}
        />
      ) : null}
    </div>
  );
}
