/** Fills a baseline's variables in, compares the result with the twin, or makes an unsaved edit of it. */
import { Button, Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BaselineView } from '../../../../preload/contract';
import { useControlStyles } from '../../../ui/controlStyles';
import { Panel } from '../../../ui/Panel';
import { type VariableValue, variableValueOf } from './baselineText';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, maxWidth: '32rem' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type Variables = Readonly<Record<string, VariableValue>>;

interface ApplyBaselineProps {
  readonly baseline: BaselineView;
  /** Where another version of it is chosen. */
  readonly versionField: ReactNode;
  readonly onApply: (variables: Variables, how: 'replace' | 'merge') => void;
  readonly onCompare: (variables: Variables) => void;
  readonly onCancel: () => void;
}

export function ApplyBaseline({ baseline, versionField, onApply, onCompare, onCancel }: ApplyBaselineProps) {
  const { t } = useTranslation(['baselines', 'common']);
  const styles = useStyles();
  const controls = useControlStyles();
  const { content } = baseline;
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [how, setHow] = useState<'replace' | 'merge'>('merge');
  const filled = (): Variables =>
    Object.fromEntries(
      content.variables.flatMap(({ name, type }) => {
        const value = variableValueOf(type, texts[name] ?? '');
        return value === null ? [] : [[name, value] as const];
      }),
    );
  return (
    <Panel title={t('applyTitle', { name: content.name })} beside={t('applyHint')}>
      <div className={styles.form}>
        {versionField}
        {content.variables.map(({ name, description, defaultValue }) => (
          <Field key={name} label={name} hint={description}>
            <Input
              className={controls.large}
              value={texts[name] ?? ''}
              placeholder={
                defaultValue === null ? t('required') : t('ifEmpty', { value: String(defaultValue) })
              }
              onChange={(_event, { value }) => setTexts({ ...texts, [name]: value })}
            />
          </Field>
        ))}
        <Field label={t('how')}>
          <RadioGroup
            value={how}
            onChange={(_event, { value }) => setHow(value === 'replace' ? 'replace' : 'merge')}
          >
            <Radio className={controls.large} value="merge" label={t('merge')} />
            <Radio className={controls.large} value="replace" label={t('replace')} />
          </RadioGroup>
        </Field>
        <div className={styles.buttons}>
          <Button className={controls.large} appearance="primary" onClick={() => onApply(filled(), how)}>
            {t('applyButton')}
          </Button>
          <Button className={controls.large} onClick={() => onCompare(filled())}>
            {t('compareButton')}
          </Button>
          <Button className={controls.large} onClick={onCancel}>
            {t('common:cancel')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
