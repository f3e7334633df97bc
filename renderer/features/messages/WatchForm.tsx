/** What is to be watched, and how the hub is reached for it. */
import { Checkbox, Field, Input, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useControlStyles } from '../../ui/controlStyles';
import { DeviceIdField } from '../../ui/DeviceIdField';
import { choicesBack, type WatchForm as Form, isConsumerGroup, proxyPortOf, transports } from './watchForm';

const useStyles = makeStyles({
  fields: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: tokens.spacingHorizontalM },
  field: { flexBasis: '15rem', minWidth: 'min(12rem, 100%)' },
  port: { flexBasis: '8rem' },
  /** In line with the fields, below the height of their labels. */
  checkbox: { marginTop: tokens.lineHeightBase300 },
  /** No wider than its field, however long its options are. */
  select: { minWidth: 0, '& select': { minHeight: '44px', minWidth: 0, width: '100%' } },
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
  const isOverWebSocket = form.transport === 'amqpWebSocket';
  const hasWrongPort = form.proxyPort !== '' && proxyPortOf(form) === null;
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
      <Field className={styles.field} label={t('form.connection')}>
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
              {t(`form.connections.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
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
      <Field className={styles.field} label={t('form.since')}>
        <Select
          className={styles.select}
          disabled={isReadOnly}
          value={String(form.minutesBack)}
          onChange={(_event, { value }) => {
            const minutesBack = choicesBack.find((known) => String(known) === value);
            if (minutesBack !== undefined) onChange({ ...form, minutesBack });
          }}
        >
          {choicesBack.map((each) => (
            <option key={each} value={each}>
              {t(`form.sinces.m${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      {isOverWebSocket ? (
        <Checkbox
          className={mergeClasses(styles.checkbox, controls.choice)}
          label={t('form.useProxy')}
          disabled={isReadOnly}
          checked={form.usesProxy}
          onChange={(_event, { checked }) => onChange({ ...form, usesProxy: checked === true })}
        />
      ) : null}
      {isOverWebSocket && form.usesProxy ? (
        <>
          <Field className={styles.field} label={t('form.proxyHostName')}>
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
            label={t('form.proxyPort')}
            validationState={hasWrongPort ? 'error' : 'none'}
            validationMessage={hasWrongPort ? t('form.proxyPortWrong') : null}
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
