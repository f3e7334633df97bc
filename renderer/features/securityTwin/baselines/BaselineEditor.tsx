/** One baseline as a form: its name, its values as JSON, and the variables used in them. */
import { Button, Field, Input, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons/svg/add';
import { lazy, type ReactNode, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BaselineContent, BaselineVariable } from '../../../../preload/contract';
import { useControlStyles } from '../../../ui/controlStyles';
import { Panel } from '../../../ui/Panel';
import { valuesOfText } from './baselineText';
import { VariableFields } from './VariableFields';

const JsonEditor = lazy(() => import('../../../ui/jsonEditor/JsonEditor'));

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  short: { maxWidth: '32rem' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const noVocabulary = { namesAt: () => [], valuesAt: () => [] };
const newVariable: BaselineVariable = { name: '', type: 'text', description: '', defaultValue: null };

interface BaselineEditorProps {
  readonly content: BaselineContent;
  readonly isNew: boolean;
  /** Where another version is chosen to begin from; gone once something was changed, which the choice would undo. */
  readonly versionField: ReactNode;
  readonly onSave: (content: BaselineContent) => Promise<void>;
  readonly onCancel: () => void;
}

export function BaselineEditor({ content, isNew, versionField, onSave, onCancel }: BaselineEditorProps) {
  const { t } = useTranslation(['baselines', 'common', 'workbench', 'findings']);
  const styles = useStyles();
  const controls = useControlStyles();
  const hintId = useId();
  const [name, setName] = useState(content.name);
  const [note, setNote] = useState('');
  const [variables, setVariables] = useState<readonly BaselineVariable[]>(content.variables);
  const heldText = JSON.stringify(content.values, null, 2);
  const [text, setText] = useState(heldText);
  const values = valuesOfText(text);
  const canSave = name.trim() !== '' && values !== null && variables.every(({ name: each }) => each !== '');

  const isTouched =
    name !== content.name || note !== '' || variables !== content.variables || text !== heldText;

  async function save(): Promise<void> {
    if (!canSave || values === null) return;
    await onSave({ ...content, name: name.trim(), note, variables: [...variables], values: { ...values } });
  }

  return (
    <Panel title={t(isNew ? 'newTitle' : 'editTitle', { name: content.name })}>
      <div className={styles.form}>
        {isTouched ? null : versionField}
        <Field label={t('name')} className={styles.short} required>
          <Input
            className={controls.large}
            value={name}
            maxLength={80}
            onChange={(_event, { value }) => setName(value)}
          />
        </Field>
        <Field label={t('note')} className={styles.short}>
          <Input
            className={controls.large}
            value={note}
            maxLength={500}
            onChange={(_event, { value }) => setNote(value)}
          />
        </Field>
        <div>
          <p id={hintId}>{t('valuesHint', { site: '{{site}}' })}</p>
          <Suspense fallback={<Spinner label={t('common:loading')} />}>
            <JsonEditor
              text={text}
              label={t('values')}
              describedBy={hintId}
              problems={
                values === null
                  ? [{ from: 0, to: 1, severity: 'error', message: t('findings:notJson'), fix: null }]
                  : []
              }
              checkedText={text}
              vocabulary={noVocabulary}
              phrases={t('workbench:editor', { returnObjects: true })}
              onChange={setText}
              onLeave={() => {}}
            />
          </Suspense>
        </div>
        {variables.map((variable, index) => (
          <VariableFields
            // biome-ignore lint/suspicious/noArrayIndexKey: a variable is known by its place while its name is written.
            key={index}
            variable={variable}
            onChange={(changed) =>
              setVariables(variables.map((each, place) => (place === index ? changed : each)))
            }
            onRemove={() => setVariables(variables.filter((_each, place) => place !== index))}
          />
        ))}
        <div className={styles.buttons}>
          <Button
            className={controls.large}
            icon={<Add20Regular />}
            onClick={() => setVariables([...variables, newVariable])}
          >
            {t('addVariable')}
          </Button>
          <Button
            className={controls.large}
            appearance="primary"
            disabledFocusable={!canSave}
            onClick={() => void save()}
          >
            {t('save')}
          </Button>
          <Button className={controls.large} onClick={onCancel}>
            {t('common:cancel')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
