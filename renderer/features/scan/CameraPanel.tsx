/** The camera: opened when asked for, what it sees, which one it is, and why there is none. */
import { Button, Field, makeStyles, Select, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useClientStore } from '../../client/ClientProvider';
import { useControlStyles } from '../../ui/controlStyles';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { type CameraTrouble, openCamera } from './camera';
import { createScanStore } from './scanStore';

const useStyles = makeStyles({
  video: {
    width: '100%',
    maxHeight: '50vh',
    objectFit: 'contain',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackgroundInverted,
  },
  sentence: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalS },
});

export function CameraPanel() {
  const { t } = useTranslation('scan');
  const styles = useStyles();
  const controls = useControlStyles();
  const client = useClient();
  const { add } = useClientStore(createScanStore);
  const video = useRef<HTMLVideoElement>(null);
  const [isOn, setIsOn] = useState(false);
  const [cameraId, setCameraId] = useState<string | null>(null);
  const [cameras, setCameras] = useState<readonly { readonly id: string; readonly name: string }[]>([]);
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null);

  useEffect(() => {
    if (!isOn || video.current === null) return;
    let last = '';
    return openCamera(client, video.current, cameraId, {
      onStart: setCameras,
      onLabel: (text) => {
        // A label that stays in view is read in every frame.
        if (text !== last) void add(text);
        last = text;
      },
      onTrouble: (found) => {
        setTrouble(found);
        setIsOn(false);
      },
    });
  }, [client, add, isOn, cameraId]);

  return (
    <Panel title={t('camera.title')}>
      {trouble ? (
        <Notice tone="warning" title={t(`camera.trouble.${trouble}.title`)} role="alert">
          {t(`camera.trouble.${trouble}.meaning`)}
        </Notice>
      ) : null}
      {isOn ? (
        <video ref={video} className={styles.video} aria-label={t('camera.picture')} muted playsInline />
      ) : (
        <p className={styles.sentence}>{t('camera.meaning')}</p>
      )}
      <div className={styles.row}>
        <Button
          className={controls.large}
          data-camera={isOn ? 'on' : 'off'}
          onClick={() => {
            setTrouble(null);
            setIsOn(!isOn);
          }}
        >
          {t(isOn ? 'camera.close' : 'camera.open')}
        </Button>
        {isOn && cameras.length > 1 ? (
          <Field label={t('camera.which')}>
            <Select
              className={controls.large}
              value={cameraId ?? cameras[0]?.id ?? ''}
              onChange={(_, { value }) => setCameraId(value)}
            >
              {cameras.map(({ id, name }, place) => (
                <option key={id} value={id}>
                  {name || t('camera.nameless', { number: place + 1 })}
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
      </div>
    </Panel>
  );
}
