/** Opens a hub and shows its fleet, or the reason why not. */
import { useTranslation } from 'react-i18next';
import { announce } from '../ui/announcements';
import { useApplication } from './application';
import { useHubName } from './useHubName';

export function useOpenHub(): (hubId: string) => Promise<void> {
  const { t } = useTranslation('app');
  const { hubSession, navigation } = useApplication();
  const nameOf = useHubName();
  return async (hubId) => {
    if (await hubSession.open(hubId)) {
      const hub = hubSession.state.getState().hubs?.find((each) => each.hubId === hubId);
      if (hub) announce(t('hub.opened', { name: nameOf(hub) }));
      navigation.restart({ screen: 'fleet' });
    } else {
      navigation.open({ screen: 'hubs', isAdding: false });
    }
  };
}
