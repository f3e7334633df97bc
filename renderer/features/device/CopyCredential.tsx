/** Has main copy a key to the clipboard, which the window never sees, and says when the clipboard is cleared. */
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Key16Regular } from '@fluentui/react-icons/svg/key';
import type { ParseKeys } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CredentialKind } from '../../../preload/contract';
import { useClient } from '../../client/ClientProvider';
import { type Failure, failureOf } from '../../client/failure';
import { useFormat } from '../../text/useFormat';
import { announce } from '../../ui/announcements';
import { useControlStyles } from '../../ui/controlStyles';
import { FailureMessage } from '../../ui/FailureMessage';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  copied: { ...typographyStyles.caption1, margin: 0 },
});

const textKeyOf = {
  primaryKey: 'copyPrimaryKey',
  secondaryKey: 'copySecondaryKey',
  primaryConnectionString: 'copyConnectionString',
} satisfies Record<CredentialKind, ParseKeys<'device'>>;

interface CopyCredentialButtonsProps {
  readonly deviceId: string;
  readonly credentials: readonly CredentialKind[];
}

export function CopyCredentialButtons({ deviceId, credentials }: CopyCredentialButtonsProps) {
  const { t } = useTranslation('device');
  const styles = useStyles();
  const controls = useControlStyles();
  const format = useFormat();
  const client = useClient();
  const [clearsAfterMs, setClearsAfterMs] = useState<number | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function copy(credential: CredentialKind): Promise<void> {
    setClearsAfterMs(null);
    setFailure(null);
    try {
      const copied = await client.devices.copyCredential({ deviceId, moduleId: null, credential });
      setClearsAfterMs(copied.clearsAfterMs);
      announce(t('copied', { duration: format.duration(copied.clearsAfterMs) }));
    } catch (error) {
      setFailure(failureOf(error));
    }
  }

  return (
    <>
      <div className={styles.buttons}>
        {credentials.map((credential) => (
          <Button
            key={credential}
            className={controls.large}
            appearance="subtle"
            icon={<Key16Regular />}
            onClick={() => void copy(credential)}
          >
            {t(textKeyOf[credential])}
          </Button>
        ))}
      </div>
      {clearsAfterMs === null ? null : (
        <p className={styles.copied} data-copied>
          {t('copied', { duration: format.duration(clearsAfterMs) })}
        </p>
      )}
      {failure ? <FailureMessage failure={failure} /> : null}
    </>
  );
}
