/** For which device, where to look, which checks; running and cancelling them. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons/svg/dismiss';
import { FolderOpen20Regular } from '@fluentui/react-icons/svg/folder-open';
import { Play20Filled } from '@fluentui/react-icons/svg/play';
import { PlugConnected20Regular } from '@fluentui/react-icons/svg/plug-connected';
import { Save20Regular } from '@fluentui/react-icons/svg/save';
import { Stop20Filled } from '@fluentui/react-icons/svg/stop';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckId } from '../../../preload/contract';
import { useCommands, useNavigation } from '../../app/application';
import { useControlStyles } from '../../ui/controlStyles';
import { DeviceIdField } from '../../ui/DeviceIdField';
import { isDeviceId } from '../../ui/identifiers';
import { CheckChoice } from './CheckChoice';
import { type DiagnosticsState, type DiagnosticsStore, isReachedOverSsh } from './diagnosticsStore';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  controls: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalS },
  where: { margin: 0, color: tokens.colorNeutralForeground2 },
  device: { flexBasis: '20rem', minWidth: 'min(16rem, 100%)' },
});

interface DiagnosisControlsProps {
  readonly startDeviceId: string;
  readonly shown: DiagnosticsState;
  readonly store: DiagnosticsStore;
}

export function DiagnosisControls({ startDeviceId, shown, store }: DiagnosisControlsProps) {
  const { t } = useTranslation('diagnostics');
  const styles = useStyles();
  const controls = useControlStyles();
  const navigation = useNavigation();
  const [typedId, setTypedId] = useState(startDeviceId);
  const [chosen, setChosen] = useState<ReadonlySet<CheckId>>(new Set());
  const { phase, folder, reached, diagnosis, descriptions } = shown;
  const isIdle = phase === 'idle';
  const deviceId = (isIdle ? typedId : (shown.deviceId ?? typedId)).trim();

  const where = folder !== null ? 'folder' : isReachedOverSsh(shown, deviceId) ? 'ssh' : 'none';

  function run(): void {
    if (isIdle && isDeviceId(deviceId)) void store.run(deviceId, chosen.size === 0 ? null : [...chosen]);
  }
  useCommands([
    { id: 'refresh', textKey: 'runDiagnosis', shortcuts: ['F5'], run },
    { id: 'diagnostics.cancel', textKey: 'cancelDiagnosis', run: () => void store.cancel() },
  ]);

  return (
    <form
      className={styles.form}
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        if (isIdle) run();
        else void store.cancel();
      }}
    >
      <div className={styles.controls}>
        <DeviceIdField
          className={styles.device}
          label={t('device')}
          value={isIdle ? typedId : deviceId}
          isReadOnly={!isIdle}
          onChange={setTypedId}
        />
        {/* One button, so that the focus stays on it when it starts or cancels. */}
        <Button
          className={controls.large}
          type="submit"
          appearance="primary"
          icon={isIdle ? <Play20Filled /> : <Stop20Filled />}
          disabledFocusable={isIdle ? !isDeviceId(deviceId) : phase === 'cancelling'}
        >
          {isIdle ? (diagnosis === null ? t('run') : t('runAgain')) : t('cancel')}
        </Button>
        <Button
          className={controls.large}
          icon={<FolderOpen20Regular />}
          disabledFocusable={!isIdle}
          onClick={() => isIdle && void store.chooseFolder()}
        >
          {folder === null ? t('folder.choose') : t('folder.chosen', { name: folder.name })}
        </Button>
        {folder === null ? null : (
          <Button
            className={controls.large}
            appearance="subtle"
            icon={<Dismiss20Regular />}
            aria-label={t('folder.forget', { name: folder.name })}
            disabledFocusable={!isIdle}
            onClick={() => isIdle && store.forgetFolder()}
          />
        )}
        <Button
          className={controls.large}
          icon={<PlugConnected20Regular />}
          data-to="ssh"
          onClick={() => navigation.open({ screen: 'ssh', deviceId: isDeviceId(deviceId) ? deviceId : null })}
        >
          {t('ssh.open')}
        </Button>
        <Button
          className={controls.large}
          appearance="subtle"
          icon={<Save20Regular />}
          disabledFocusable={!isIdle || diagnosis === null}
          onClick={() => isIdle && diagnosis !== null && void store.save()}
        >
          {t('saveJson')}
        </Button>
      </div>
      <p className={styles.where} data-looks={where}>
        {t(`where.${where}`, { folder: folder?.name ?? '', name: reached?.name ?? '' })}
      </p>
      <CheckChoice descriptions={descriptions} chosen={chosen} isDisabled={!isIdle} onChange={setChosen} />
    </form>
  );
}
