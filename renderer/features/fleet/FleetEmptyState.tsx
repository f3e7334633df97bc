/** What stands where the rows would be, and why there are none. */
import { Button } from '@fluentui/react-components';
import { DeveloperBoardSearchRegular } from '@fluentui/react-icons/svg/developer-board-search';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../app/application';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { useFormat } from '../../text/useFormat';
import { useControlStyles } from '../../ui/controlStyles';
import { EmptyState } from '../../ui/EmptyState';
import { createFleetStore } from './fleetStore';

const icon = <DeveloperBoardSearchRegular fontSize={48} />;

/** Nothing while the first devices are on their way or a failure is shown instead. */
export function FleetEmptyState() {
  const { t } = useTranslation('fleet');
  const controls = useControlStyles();
  const format = useFormat();
  const navigation = useNavigation();
  const store = useClientStore(createFleetStore);
  const { hubId, list, reading, readFailure, readOutcome } = useSelected(store.state, (state) => state);
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
  if (list === null) return null;
  if (list.totalCount > 0) {
    return (
      <EmptyState
        icon={icon}
        title={t('noMatch.title')}
        meaning={t('noMatch.meaning', { total: format.number(list.totalCount) })}
        action={
          <Button className={controls.large} onClick={() => store.showQuery('')}>
            {t('clearFilters')}
          </Button>
        }
      />
    );
  }
  if (reading !== null || readFailure !== null) return null;
  if (list.readAt === null) {
    if (readOutcome === null) return null;
    return (
      <EmptyState
        icon={icon}
        title={t('notRead.title')}
        meaning={t('notRead.meaning')}
        action={
          <Button className={controls.large} appearance="primary" onClick={store.read}>
            {t('notRead.action')}
          </Button>
        }
      />
    );
  }
  return <EmptyState icon={icon} title={t('empty.title')} meaning={t('empty.meaning')} />;
}
