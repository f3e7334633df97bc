/** A configuration value as a person reads it: a duration with its length, a switch as a word. */
import { tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { JsonValue, PropertyType } from '../../../preload/contract';
import { useFormat } from '../../text/useFormat';
import { durationMs } from './durationText';

const processModes: Readonly<Record<string, 'auto' | 'netlink' | 'polling'>> = {
  1: 'auto',
  2: 'netlink',
  3: 'polling',
};

/** As one text; `undefined` and null mean that there is no value. */
export function useValueText(): (value: JsonValue | undefined, type?: PropertyType) => string {
  const { t } = useTranslation(['securityTwin', 'properties']);
  const format = useFormat();
  return (value, type) => {
    if (value === undefined || value === null) return t('notSet');
    if (value === '') return t('emptyText');
    if (typeof value === 'boolean') return value ? t('on') : t('off');
    const mode = type === 'processMode' ? processModes[String(value)] : undefined;
    if (mode !== undefined) return t(`properties:processModes.${mode}`);
    if (typeof value === 'number') return format.number(value);
    if (typeof value !== 'string') return JSON.stringify(value);
    const lengthMs = type === 'duration' || type === undefined ? durationMs(value) : null;
    return lengthMs === null ? value : `${value} (${format.duration(lengthMs)})`;
  };
}

export function ValueText({ value, type }: { value: JsonValue | undefined; type: PropertyType }) {
  const text = useValueText()(value, type);
  const isAbsent = value === undefined || value === null;
  return <span style={isAbsent ? { color: tokens.colorNeutralForeground3 } : undefined}>{text}</span>;
}
