/** A finding as a sentence. */
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../preload/contract';
import { useFormat } from '../../text/useFormat';

const agents = ['c', 'csharp', 'both', 'none'] as const;

/** Numbers are written as the language writes them; the agents that refuse a value are named. */
export function useFindingSentence(): (finding: Finding) => string {
  const { t } = useTranslation('findings');
  const format = useFormat();
  return ({ code, detail }) => {
    const values = Object.fromEntries(
      Object.entries(detail).map(([name, value]) => {
        if (typeof value === 'number') return [name, format.number(value)];
        const agent = name === 'refusedBy' ? agents.find((each) => each === value) : undefined;
        return [name, agent ? t(`refusedBy.${agent}`) : value];
      }),
    );
    return t(`codes.${code}`, { replace: values });
  };
}
