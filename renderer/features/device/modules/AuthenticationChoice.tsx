/** How a security module proves who it is, and where the private key of a certificate made here goes. */
import {
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { PrivateKeyPlace, WantedAuthentication } from '../../../../preload/contract';
import { useControlStyles } from '../../../ui/controlStyles';

const useStyles = makeStyles({
  choice: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  about: { ...typographyStyles.caption1, display: 'block', color: tokens.colorNeutralForeground2 },
  days: { maxWidth: '16rem' },
});

const types = ['sas', 'selfSigned', 'certificateAuthority'] as const;
const places: readonly PrivateKeyPlace[] = ['file', 'vault'];

/** What stands in the form; the number of days as it was typed. */
export interface AuthenticationForm {
  readonly type: (typeof types)[number];
  readonly validDays: string;
  readonly keepKey: PrivateKeyPlace;
}

export const firstAuthentication: AuthenticationForm = { type: 'sas', validDays: '365', keepKey: 'file' };

/** Null while the number of days cannot be one. */
export function wantedOf({ type, validDays, keepKey }: AuthenticationForm): WantedAuthentication | null {
  if (type === 'sas') return { type };
  const days = Number(validDays.trim());
  return Number.isInteger(days) && days >= 1 && days <= 3650 ? { type, validDays: days, keepKey } : null;
}

interface AuthenticationChoiceProps {
  readonly form: AuthenticationForm;
  readonly onChange: (form: AuthenticationForm) => void;
}

export function AuthenticationChoice({ form, onChange }: AuthenticationChoiceProps) {
  const { t } = useTranslation(['modules', 'common']);
  const styles = useStyles();
  const controls = useControlStyles();
  const isInvalid = wantedOf(form) === null;
  return (
    <div className={styles.choice}>
      <Field label={t('authentication')}>
        <RadioGroup
          value={form.type}
          onChange={(_event, { value }) =>
            onChange({ ...form, type: types.find((each) => each === value) ?? form.type })
          }
        >
          {types.map((type) => (
            <Radio
              key={type}
              className={controls.large}
              value={type}
              label={
                <>
                  {t(`common:authentication.${type}`)}
                  <span className={styles.about}>{t(`aboutAuthentication.${type}`)}</span>
                </>
              }
            />
          ))}
        </RadioGroup>
      </Field>
      {form.type === 'sas' ? null : (
        <>
          <Field
            className={styles.days}
            label={t('validDays')}
            validationMessage={isInvalid ? t('validDaysWrong') : null}
          >
            <Input
              className={controls.large}
              inputMode="numeric"
              value={form.validDays}
              onChange={(_event, { value }) => onChange({ ...form, validDays: value })}
            />
          </Field>
          <Field label={t('keepKey')}>
            <RadioGroup
              value={form.keepKey}
              onChange={(_event, { value }) =>
                onChange({ ...form, keepKey: places.find((each) => each === value) ?? form.keepKey })
              }
            >
              {places.map((place) => (
                <Radio
                  key={place}
                  className={controls.large}
                  value={place}
                  label={
                    <>
                      {t(`keyPlaces.${place}`)}
                      <span className={styles.about}>{t(`aboutKeyPlaces.${place}`)}</span>
                    </>
                  }
                />
              ))}
            </RadioGroup>
          </Field>
        </>
      )}
    </div>
  );
}
