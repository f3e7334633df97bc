/** What is wrong with a connection string, part by part, and what to do about it. */
import { useTranslation } from 'react-i18next';
import type { ConnectionStringProblem } from '../../../preload/contract';
import { useFormat } from '../../text/useFormat';
import { Notice } from '../../ui/Notice';

export function ProblemList({ problems }: { problems: readonly ConnectionStringProblem[] }) {
  const { t } = useTranslation('hubs');
  const format = useFormat();
  const title = t('adding.problems', { count: problems.length, formatted: format.number(problems.length) });
  return (
    <Notice tone="bad" role="alert" title={title}>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.code} ${problem.part} ${problem.position}`} data-problem={problem.code}>
            {t(`problem.${problem.code}.happened`, { part: problem.part ?? '' })}
            {problem.position === null ? null : ` (${t('adding.part', { position: problem.position })})`}{' '}
            {t(`problem.${problem.code}.next`)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
