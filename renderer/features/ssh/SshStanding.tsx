/** How the connection stands, and everything that ran on the device through it. */
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { PlugDisconnected20Regular } from '@fluentui/react-icons/svg/plug-disconnected';
import { Stethoscope20Regular } from '@fluentui/react-icons/svg/stethoscope';
import { useTranslation } from 'react-i18next';
import type { NamedUse, SshState } from '../../../preload/contract';
import { useNavigation } from '../../app/application';
import { useFormat } from '../../text/useFormat';
import { Age } from '../../ui/Age';
import { useControlStyles } from '../../ui/controlStyles';
import { Facts } from '../../ui/Facts';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';

const useStyles = makeStyles({
  lines: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
    maxHeight: '24rem',
    overflowY: 'auto',
  },
  note: { ...typographyStyles.body1, margin: 0, maxWidth: '48rem', color: tokens.colorNeutralForeground2 },
  summary: { minHeight: '44px', alignContent: 'center', cursor: 'pointer' },
  told: { color: tokens.colorNeutralForeground2 },
});

export function SshConnected({ status, onDisconnect }: { status: SshState; onDisconnect: () => void }) {
  const { t } = useTranslation('ssh');
  const controls = useControlStyles();
  const navigation = useNavigation();
  const { deviceId, name, platform, connectedAt, mayUseSudo } = status;
  return (
    <Notice
      tone="good"
      title={t('connected', { device: deviceId ?? '', name: name ?? '' })}
      data-ssh="connected"
      actions={
        <>
          <Button
            data-next
            className={controls.large}
            appearance="primary"
            icon={<Stethoscope20Regular />}
            onClick={() => navigation.open({ screen: 'diagnostics', deviceId })}
          >
            {t('toDiagnostics')}
          </Button>
          <Button className={controls.large} onClick={() => navigation.open({ screen: 'agent', deviceId })}>
            {t('toAgent')}
          </Button>
          <Button
            className={controls.large}
            icon={<PlugDisconnected20Regular />}
            data-do="disconnect"
            onClick={onDisconnect}
          >
            {t('disconnect')}
          </Button>
        </>
      }
    >
      <Facts
        facts={[
          { name: t('facts.platform'), value: platform === null ? '' : t(`platforms.${platform}`) },
          { name: t('facts.since'), value: connectedAt === null ? '' : <Age since={connectedAt} /> },
          { name: t('facts.sudo'), value: t(mayUseSudo ? 'facts.sudoAllowed' : 'facts.sudoNever') },
        ]}
      />
    </Notice>
  );
}

/** A device of this name may be another machine at the hub that is open now. */
export function SshOfOtherHub({ status, onDisconnect }: { status: SshState; onDisconnect: () => void }) {
  const { t } = useTranslation('ssh');
  const controls = useControlStyles();
  return (
    <Notice
      tone="info"
      title={t('ofOtherHub', { device: status.deviceId ?? '' })}
      data-ssh="ofOtherHub"
      actions={
        <Button className={controls.large} data-do="disconnect" onClick={onDisconnect}>
          {t('disconnect')}
        </Button>
      }
    >
      <p>{t('ofOtherHubMeaning', { name: status.name ?? '' })}</p>
    </Notice>
  );
}

/** The list stands there before anything is connected. */
export function NamedUses({ uses, mayUseSudo }: { uses: readonly NamedUse[]; mayUseSudo: boolean }) {
  const { t } = useTranslation('ssh');
  const styles = useStyles();
  const format = useFormat();
  if (uses.length === 0) return null;
  return (
    <Panel title={t('uses.title')}>
      <p className={styles.note}>{t(mayUseSudo ? 'uses.withSudo' : 'uses.withoutSudo')}</p>
      <details data-ssh-uses>
        <summary className={styles.summary}>
          {t('uses.list', { formatted: format.number(uses.length) })}
        </summary>
        {/* A part that scrolls is reached by Tab. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by arrow keys. */}
        <ul className={styles.lines} tabIndex={0} aria-label={t('uses.title')}>
          {uses.map(({ line, asRoot }) => (
            <li key={line}>{mayUseSudo || !asRoot ? line : line.replace(/^sudo -n (-- )?/, '')}</li>
          ))}
        </ul>
      </details>
    </Panel>
  );
}

export function RanCommands({ ran }: { ran: SshState['ran'] }) {
  const { t } = useTranslation('ssh');
  const styles = useStyles();
  const format = useFormat();
  if (ran.length === 0) return null;
  return (
    <Panel title={t('ran.title')} beside={t('ran.beside')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by arrow keys. */}
      <ol className={styles.lines} tabIndex={0} aria-label={t('ran.title')} data-ssh-ran={ran.length}>
        {ran.toReversed().map(({ number, at, line, exitCode, tookMs }) => (
          <li key={number}>
            <span className={styles.told}>{format.time(at)} </span>
            {line}
            <span className={styles.told}>
              {' '}
              {tookMs === null
                ? t('ran.running')
                : exitCode === null
                  ? t('ran.cut')
                  : t('ran.ended', { code: format.number(exitCode), took: format.number(tookMs) })}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
