/** All checks of a run in their groups, in dependency order. */
import { makeStyles } from '@fluentui/react-components';
import type { CheckDescription, CheckGroup, CheckId, CheckResult } from '../../../preload/contract';
import { diagnosisWords } from '../../../preload/diagnosisText';
import { currentLanguage } from '../../text/language';
import { Panel } from '../../ui/Panel';
import { CheckItem } from './CheckItem';
import type { CheckState } from './OutcomeBadge';

const useStyles = makeStyles({ list: { listStyleType: 'none', margin: 0, padding: 0 } });

const groups: readonly CheckGroup[] = ['laptop', 'hub', 'device', 'thereAndBack'];

interface CheckGroupsProps {
  readonly descriptions: readonly CheckDescription[];
  readonly planned: readonly CheckId[];
  readonly running: readonly CheckId[];
  readonly results: readonly CheckResult[];
}

export function CheckGroups({ descriptions, planned, running, results }: CheckGroupsProps) {
  const styles = useStyles();
  const words = diagnosisWords[currentLanguage()];
  const groupOf = (checkId: CheckId) => descriptions.find((each) => each.checkId === checkId)?.group;
  return groups.map((group) => {
    const checkIds = planned.filter((checkId) => groupOf(checkId) === group);
    if (checkIds.length === 0) return null;
    return (
      <Panel key={group} title={words.groups[group]}>
        <ol className={styles.list}>
          {checkIds.map((checkId) => {
            const result = results.find((each) => each.checkId === checkId) ?? null;
            const state: CheckState = result?.outcome ?? (running.includes(checkId) ? 'running' : 'waiting');
            return <CheckItem key={checkId} checkId={checkId} state={state} result={result} />;
          })}
        </ol>
      </Panel>
    );
  });
}
