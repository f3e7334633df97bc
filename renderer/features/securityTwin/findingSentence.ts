/** A finding as a sentence, and what one click can do about it. */
import { useTranslation } from 'react-i18next';
import type { Finding, Fix } from '../../../preload/contract';
import { useFormat } from '../../text/useFormat';
import { usePropertyWords } from './propertyWords';

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

/** The property is called by its plain name, the value stands as the configuration writes it. */
export function useFixWords(): (fix: Fix) => string {
  const { t } = useTranslation('findings');
  const wordsOf = usePropertyWords();
  return ({ kind, detail }) => {
    const { property, value } = detail;
    const name = typeof property === 'string' ? wordsOf(property).name : '';
    return t(`fixes.${kind}`, { replace: { property: name, value: value ?? '' } });
  };
}
