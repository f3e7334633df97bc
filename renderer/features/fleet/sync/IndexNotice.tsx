/** What became of the index itself, when that is something a person should know. */
import { useTranslation } from 'react-i18next';
import { useClientStore, useSelected } from '../../../client/ClientProvider';
import { Notice } from '../../../ui/Notice';
import { createFleetStore } from '../fleetStore';

export function IndexNotice() {
  const { t } = useTranslation('fleet');
  const problem = useSelected(useClientStore(createFleetStore).state, (state) => state.indexProblem);
  if (problem === null) return null;
  return (
    <Notice tone={problem === 'rebuilt' ? 'info' : 'warning'} title={t(`indexProblems.${problem}.title`)}>
      {t(`indexProblems.${problem}.meaning`)}
    </Notice>
  );
}
