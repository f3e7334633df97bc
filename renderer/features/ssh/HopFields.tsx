/** One machine to sign in at: where it is, who signs in, and with what. */
import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { ClipboardPaste20Regular } from '@fluentui/react-icons/svg/clipboard-paste';
import { Key20Regular } from '@fluentui/react-icons/svg/key';
import { useTranslation } from 'react-i18next';
import { ChoiceField } from '../../ui/ChoiceField';
import { useControlStyles } from '../../ui/controlStyles';
import { portOf } from '../../ui/portText';
import { type HopForm, isHost, isUserName, signIns } from './sshForm';

const useStyles = makeStyles({
  group: { border: 0, margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, marginBottom: tokens.spacingVerticalXS, fontWeight: tokens.fontWeightSemibold },
  fields: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: tokens.spacingHorizontalM },
  field: { flexBasis: '15rem', minWidth: 'min(12rem, 100%)', maxWidth: '20rem', overflowWrap: 'anywhere' },
  port: { flexBasis: '6rem' },
});

interface HopFieldsProps {
  readonly title: string;
  readonly form: HopForm;
  readonly isReadOnly: boolean;
  readonly onChange: (form: HopForm) => void;
  readonly onPaste: (what: 'passwordId' | 'passphraseId') => void;
  readonly onChooseKey: () => void;
}

export function HopFields({ title, form, isReadOnly, onChange, onPaste, onChooseKey }: HopFieldsProps) {
  const { t } = useTranslation('ssh');
  const styles = useStyles();
  const controls = useControlStyles();
  const wrong = (isWrong: boolean, message: string) => ({
    validationState: isWrong ? ('error' as const) : ('none' as const),
    validationMessage: isWrong ? message : null,
  });
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{title}</legend>
      <div className={styles.fields}>
        <Field
          className={styles.field}
          label={t('hop.host')}
          {...wrong(!isHost(form.host.trim()), t('hop.hostWrong'))}
        >
          <Input
            className={controls.large}
            value={form.host}
            readOnly={isReadOnly}
            spellCheck={false}
            autoComplete="off"
            onChange={(_event, { value }) => onChange({ ...form, host: value })}
          />
        </Field>
        <Field
          className={styles.port}
          label={t('hop.port')}
          {...wrong(form.port !== '' && portOf(form.port) === null, t('hop.portWrong'))}
        >
          <Input
            className={controls.large}
            value={form.port}
            readOnly={isReadOnly}
            inputMode="numeric"
            autoComplete="off"
            onChange={(_event, { value }) => onChange({ ...form, port: value })}
          />
        </Field>
        <Field
          className={styles.field}
          label={t('hop.userName')}
          {...wrong(!isUserName(form.userName.trim()), t('hop.userNameWrong'))}
        >
          <Input
            className={controls.large}
            value={form.userName}
            readOnly={isReadOnly}
            spellCheck={false}
            autoComplete="off"
            onChange={(_event, { value }) => onChange({ ...form, userName: value })}
          />
        </Field>
        <ChoiceField
          className={styles.field}
          label={t('hop.signIn')}
          hint={t(`hop.signInHints.${form.signIn}`)}
          values={signIns}
          wordFor={(each) => t(`hop.signIns.${each}`)}
          value={form.signIn}
          isReadOnly={isReadOnly}
          onChange={(signIn) => onChange({ ...form, signIn })}
        />
        {form.signIn === 'password' ? (
          <Secret
            label={t('hop.password')}
            button={t('hop.pastePassword')}
            isHeld={form.passwordId !== null}
            isReadOnly={isReadOnly}
            onPaste={() => onPaste('passwordId')}
          />
        ) : null}
        {form.signIn === 'key' ? (
          <>
            <Field className={styles.field} label={t('hop.key')} hint={keyHint(form, t)}>
              <Button
                className={controls.large}
                icon={<Key20Regular />}
                disabledFocusable={isReadOnly}
                onClick={() => !isReadOnly && onChooseKey()}
              >
                {form.key === null ? t('hop.chooseKey') : form.key.fileName}
              </Button>
            </Field>
            {form.key?.needsPassphrase ? (
              <Secret
                label={t('hop.passphrase')}
                button={t('hop.pastePassphrase')}
                isHeld={form.passphraseId !== null}
                isReadOnly={isReadOnly}
                onPaste={() => onPaste('passphraseId')}
              />
            ) : null}
          </>
        ) : null}
      </div>
    </fieldset>
  );
}

function keyHint({ key }: HopForm, t: ReturnType<typeof useTranslation<'ssh'>>['t']): string {
  if (key === null) return t('hop.keyHint');
  if (key.keyType === null || key.fingerprint === null) return t('hop.keyEncrypted');
  return t('hop.keyIs', { type: key.keyType, fingerprint: key.fingerprint });
}

interface SecretProps {
  readonly label: string;
  readonly button: string;
  readonly isHeld: boolean;
  readonly isReadOnly: boolean;
  readonly onPaste: () => void;
}

/** The secret itself goes from the clipboard to main; here stands only whether main has it. */
function Secret({ label, button, isHeld, isReadOnly, onPaste }: SecretProps) {
  const { t } = useTranslation('ssh');
  const styles = useStyles();
  const controls = useControlStyles();
  return (
    <Field className={styles.field} label={label} hint={t(isHeld ? 'hop.held' : 'hop.pasteHint')}>
      <Button
        className={controls.large}
        icon={<ClipboardPaste20Regular />}
        disabledFocusable={isReadOnly}
        onClick={() => !isReadOnly && onPaste()}
      >
        {button}
      </Button>
    </Field>
  );
}
