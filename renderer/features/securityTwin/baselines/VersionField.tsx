/** Which version of a baseline is worked with; every save has made one, and the older ones stay. */
import { Field, Select } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { BaselineView } from '../../../../preload/contract';
import { useFormat } from '../../../text/useFormat';
import { useControlStyles } from '../../../ui/controlStyles';

interface VersionFieldProps {
  readonly baseline: BaselineView;
  readonly onChoose: (version: number) => void;
}

export function VersionField({ baseline, onChoose }: VersionFieldProps) {
  const { t } = useTranslation('baselines');
  const format = useFormat();
  const controls = useControlStyles();
  if (baseline.versions.length < 2) return null;
  return (
    <Field label={t('versionField')}>
      <Select
        className={controls.large}
        value={String(baseline.version)}
        onChange={(_event, { value }) => onChoose(Number(value))}
      >
        {baseline.versions.map(({ version, savedAt, note }) => (
          <option key={version} value={version}>
            {t('version', { version: String(version), when: format.dateTime(savedAt) })}
            {note === '' ? null : `: ${note}`}
          </option>
        ))}
      </Select>
    </Field>
  );
}
