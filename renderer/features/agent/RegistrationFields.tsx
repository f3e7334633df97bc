/** What names the device's registration in the Device Provisioning Service, and what proves it. */
import { Button, Field, Input, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { announce } from '../../ui/announcements';
import { ChoiceField } from '../../ui/ChoiceField';
import { useControlStyles } from '../../ui/controlStyles';
import { FailureMessage } from '../../ui/FailureMessage';
import { CertificateFields } from './CertificateFields';
import { createClipboardKeyStore } from './clipboardKeyStore';
import { type ConnectionForm, isIdScope, isRegistrationId, proofs } from './connectionForm';

const useStyles = makeStyles({
  group: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    minWidth: 0,
    margin: 0,
    padding: 0,
    border: 'none',
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: tokens.spacingHorizontalM },
  field: { flexBasis: '20rem', minWidth: 'min(14rem, 100%)' },
  key: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  taken: { ...typographyStyles.body1 },
});

interface RegistrationFieldsProps {
  readonly form: ConnectionForm;
  readonly isReadOnly: boolean;
  readonly onChange: (form: ConnectionForm) => void;
}

export function RegistrationFields({ form, isReadOnly, onChange }: RegistrationFieldsProps) {
  const { t } = useTranslation('agent');
  const styles = useStyles();
  const controls = useControlStyles();
  const hasWrongScope = form.idScope !== '' && !isIdScope(form.idScope);
  const hasWrongId = form.registrationId !== '' && !isRegistrationId(form.registrationId);
  return (
    <fieldset className={styles.group} aria-label={t('registration.title')}>
      <div className={styles.row}>
        <Field
          className={styles.field}
          label={t('registration.idScope')}
          hint={t('registration.idScopeHint')}
          validationState={hasWrongScope ? 'error' : 'none'}
          validationMessage={hasWrongScope ? t('registration.idScopeWrong') : null}
        >
          <Input
            className={controls.large}
            value={form.idScope}
            readOnly={isReadOnly}
            spellCheck={false}
            autoComplete="off"
            onChange={(_event, { value }) => onChange({ ...form, idScope: value })}
          />
        </Field>
        <Field
          className={styles.field}
          label={t('registration.registrationId')}
          hint={t('registration.registrationIdHint')}
          validationState={hasWrongId ? 'error' : 'none'}
          validationMessage={hasWrongId ? t('registration.registrationIdWrong') : null}
        >
          <Input
            className={controls.large}
            value={form.registrationId}
            readOnly={isReadOnly}
            spellCheck={false}
            autoComplete="off"
            onChange={(_event, { value }) => onChange({ ...form, registrationId: value })}
          />
        </Field>
        <ChoiceField
          className={styles.field}
          label={t('registration.proof')}
          values={proofs}
          wordFor={(each) => t(`registration.proofs.${each}`)}
          value={form.proof}
          isReadOnly={isReadOnly}
          onChange={(proof) => onChange({ ...form, proof })}
        />
      </div>
      {form.proof === 'key' ? (
        <KeyField isReadOnly={isReadOnly} />
      ) : (
        <CertificateFields isReadOnly={isReadOnly} />
      )}
    </fieldset>
  );
}

function KeyField({ isReadOnly }: { isReadOnly: boolean }) {
  const { t } = useTranslation('agent');
  const styles = useStyles();
  const controls = useControlStyles();
  const store = useClientStore(createClipboardKeyStore);
  const { keyId, isTaking, failure } = useSelected(store.state, (state) => state);
  const isIdle = !isReadOnly && !isTaking;

  async function take(): Promise<void> {
    if (isIdle && (await store.take())) announce(t('registration.keyTaken'));
  }

  return (
    <>
      <div className={styles.key}>
        <Button className={controls.large} disabledFocusable={!isIdle} onClick={() => void take()}>
          {t('registration.takeKey')}
        </Button>
        <span className={styles.taken}>
          {t(keyId === null ? 'registration.noKey' : 'registration.keyTaken')}
        </span>
      </div>
      {failure ? <FailureMessage failure={failure} /> : null}
    </>
  );
}
