/** A finding as a sentence, and what one click can do about it. */
import { useTranslation } from 'react-i18next';
import type { Finding, Fix, PropertyType } from '../../../preload/contract';
import { useFormat } from '../../text/useFormat';
import { usePropertyWords } from './propertyWords';
import { useValueText } from './ValueText';

const agents = ['c', 'csharp', 'both', 'none'] as const;

const types = [
  'duration',
  'integer',
  'priority',
  'boolean',
  'text',
  'frequency',
  'intervals',
  'processMode',
] as const satisfies readonly PropertyType[];

/** Numbers are written as the language writes them; agents that refuse a value, and types, are called by their names. */
export function useFindingSentence(): (finding: Finding) => string {
  const { t } = useTranslation('findings');
  const format = useFormat();
  return ({ code, detail }) => {
    const values = Object.fromEntries(
      Object.entries(detail).map(([name, value]) => {
        if (typeof value === 'number') return [name, format.number(value)];
        const agent = name === 'refusedBy' ? agents.find((each) => each === value) : undefined;
        if (agent) return [name, t(`refusedBy.${agent}`)];
        const type = name === 'expected' ? types.find((each) => each === value) : undefined;
        return [name, type ? t(`types.${type}`) : value];
      }),
    );
    return t(`codes.${code}`, { replace: values });
  };
}

/** Short where the fix is about the property it stands at; else the property is called by its plain name. */
export function useFixWords(): (finding: Finding, fix: Fix) => string {
  const { t } = useTranslation(['findings', 'workbench']);
  const wordsOf = usePropertyWords();
  const valueText = useValueText();
  return (finding, { kind, detail }) => {
    const { property, value } = detail;
    const name = typeof property === 'string' ? wordsOf(property).name : '';
    const shown = value === undefined ? '' : valueText(value);
    const isHere = property !== undefined && property === finding.property;
    return isHere && kind !== 'migrate'
      ? t(`workbench:fixHere.${kind}`, { value: shown })
      : t(`fixes.${kind}`, { replace: { property: name, value: shown } });
  };
}
