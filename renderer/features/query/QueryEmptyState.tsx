/** What stands where the rows would be, and why there are none. */
import { Button } from '@fluentui/react-components';
import { DatabaseSearch24Regular } from '@fluentui/react-icons/svg/database-search';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../app/application';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { useControlStyles } from '../../ui/controlStyles';
import { EmptyState } from '../../ui/EmptyState';
import { createQueryStore } from './queryStore';

const icon = <DatabaseSearch24Regular fontSize={48} />;

/** Nothing while the answer is on its way or a failure is shown instead. */
export function QueryEmptyState() {
  const { t } = useTranslation('query');
  const controls = useControlStyles();
  const navigation = useNavigation();
  const store = useClientStore(createQueryStore);
  const { hubId, run, waitsFor, failure } = useSelected(store.state, (state) => state);
  if (hubId === null) {
    return (
      <EmptyState
        icon={icon}
        title={t('noHub.title')}
        meaning={t('noHub.meaning')}
        action={
          <Button
            className={controls.large}
            appearance="primary"
            onClick={() => navigation.open({ screen: 'hubs', isAdding: false })}
          >
            {t('noHub.action')}
          </Button>
        }
      />
    );
  }
  if (waitsFor !== null || failure !== null) return null;
  const words = run === null ? 'notRun' : 'noRows';
  return <EmptyState icon={icon} title={t(`${words}.title`)} meaning={t(`${words}.meaning`)} />;
}
