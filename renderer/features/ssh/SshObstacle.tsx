/** What stands between a person and the device: an unknown host key to look at, one that must not be trusted, or a failure. */
import { Button } from '@fluentui/react-components';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../ui/announcements';
import { CopyButton } from '../../ui/CopyButton';
import { useControlStyles } from '../../ui/controlStyles';
import { Facts } from '../../ui/Facts';
import { Notice } from '../../ui/Notice';
import type { SshObstacle as Obstacle } from './sshStore';

interface SshObstacleProps {
  readonly obstacle: Obstacle;
  readonly onTrust: () => void;
}

export function SshObstacle({ obstacle, onTrust }: SshObstacleProps) {
  return obstacle.kind === 'failed' ? (
    <FailedConnection failed={obstacle.failed} />
  ) : (
    <HostKey obstacle={obstacle} onTrust={onTrust} />
  );
}

function FailedConnection({ failed }: { failed: (Obstacle & { kind: 'failed' })['failed'] }) {
  const { t } = useTranslation('ssh');
  const { problem, host, detail } = failed;
  const title = t(`problems.${problem}.happened`, { host });
  const next = t(`problems.${problem}.next`);
  useEffect(() => announce(`${title} ${next}`, { isUrgent: true }), [title, next]);
  return (
    <Notice tone="bad" title={title} data-ssh-problem={problem}>
      <p>{t(`problems.${problem}.meaning`)}</p>
      <p>{next}</p>
      {detail === null || detail === '' ? null : (
        <Facts facts={[{ name: t('problems.said'), value: detail }]} />
      )}
    </Notice>
  );
}

function HostKey({
  obstacle,
  onTrust,
}: {
  obstacle: Exclude<Obstacle, { kind: 'failed' }>;
  onTrust: () => void;
}) {
  const { t } = useTranslation('ssh');
  const controls = useControlStyles();
  const { kind, hostKey } = obstacle;
  const { host, port, keyType, fingerprint } = hostKey;
  const title = t(`hostKey.${kind}.happened`, { host: `${host}:${port}` });
  const next = t(`hostKey.${kind}.next`);
  useEffect(() => announce(`${title} ${next}`, { isUrgent: true }), [title, next]);
  return (
    <Notice
      tone={kind === 'unknownKey' ? 'warning' : 'bad'}
      title={title}
      data-ssh-host-key={kind}
      actions={
        kind === 'unknownKey' ? (
          <Button className={controls.large} appearance="primary" onClick={onTrust}>
            {t('hostKey.trust')}
          </Button>
        ) : null
      }
    >
      <p>{t(`hostKey.${kind}.meaning`)}</p>
      <Facts
        facts={[
          {
            name: t('hostKey.fingerprint'),
            value: (
              <>
                {fingerprint} <CopyButton text={fingerprint} label={t('hostKey.copy')} />
              </>
            ),
          },
          { name: t('hostKey.type'), value: keyType },
          ...('knownIn' in hostKey ? [{ name: t('hostKey.knownIn'), value: hostKey.knownIn }] : []),
        ]}
      />
      <p>{next}</p>
    </Notice>
  );
}
