/** Whether a device or module is connected, as a sign and a word. */
import { PlugConnected16Filled } from '@fluentui/react-icons/svg/plug-connected';
import { PlugDisconnected16Regular } from '@fluentui/react-icons/svg/plug-disconnected';
import { useTranslation } from 'react-i18next';
import type { ConnectionState } from '../../preload/contract';
import { StatusBadge } from './StatusBadge';

export function ConnectionBadge({ state }: { state: ConnectionState }) {
  const { t } = useTranslation('common');
  return state === 'Connected' ? (
    <StatusBadge tone="good" icon={<PlugConnected16Filled />} word={t('connectionState.Connected')} />
  ) : (
    <StatusBadge
      tone="neutral"
      icon={<PlugDisconnected16Regular />}
      word={t('connectionState.Disconnected')}
    />
  );
}
