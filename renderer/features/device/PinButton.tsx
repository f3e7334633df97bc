/** Keeps a device at hand, or no longer: pinned devices stand in the fleet's shelf. */
import { ToggleButton } from '@fluentui/react-components';
import { Pin20Filled, Pin20Regular } from '@fluentui/react-icons/svg/pin';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../client/ClientProvider';
import { announce } from '../../ui/announcements';
import { useControlStyles } from '../../ui/controlStyles';

export function PinButton({ deviceId }: { deviceId: string }) {
  const { t } = useTranslation('device');
  const controls = useControlStyles();
  const client = useClient();
  /** Null while main has not said it. */
  const [isPinned, setIsPinned] = useState<boolean | null>(null);
  useEffect(() => {
    let isLeft = false;
    client.fleet.pins().then(
      (pins) => isLeft || setIsPinned(pins.some((pin) => pin.deviceId === deviceId)),
      // Without an answer there is nothing to toggle.
      () => {},
    );
    return () => {
      isLeft = true;
    };
  }, [client, deviceId]);

  async function toggle(): Promise<void> {
    const pins = await client.fleet.pin({ deviceId, isPinned: isPinned !== true }).catch(() => null);
    if (pins === null) return;
    const isNow = pins.some((pin) => pin.deviceId === deviceId);
    setIsPinned(isNow);
    announce(t(isNow ? 'pinned' : 'unpinned'));
  }

  return (
    <ToggleButton
      className={controls.large}
      appearance="subtle"
      icon={isPinned ? <Pin20Filled /> : <Pin20Regular />}
      aria-label={t('pin')}
      title={t('pin')}
      checked={isPinned === true}
      disabled={isPinned === null}
      onClick={() => void toggle()}
    />
  );
}
