/** What a hub is called: the name it was given, or for the embedded hub its name in the chosen language. */
import { useTranslation } from 'react-i18next';
import type { SavedHub } from '../../preload/contract';

export function useHubName(): (hub: SavedHub) => string {
  const { t } = useTranslation('app');
  return ({ cloud, name }) => (cloud === 'sandbox' ? t('hub.embedded') : name);
}
