/** Deletes a security module once its name was typed; identity and twin are kept on this laptop first. */
import { Button, Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { Delete20Regular } from '@fluentui/react-icons/svg/delete';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useControlStyles } from '../../../ui/controlStyles';
import { Panel } from '../../../ui/Panel';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS, maxWidth: '30rem' },
});

interface DeleteModulePanelProps {
  readonly moduleId: string;
  readonly isRunning: boolean;
  readonly onDelete: (typedName: string, keepKeys: boolean) => void;
}

export function DeleteModulePanel({ moduleId, isRunning, onDelete }: DeleteModulePanelProps) {
  const { t } = useTranslation('modules');
  const styles = useStyles();
  const controls = useControlStyles();
  const [typedName, setTypedName] = useState('');
  const [keepKeys, setKeepKeys] = useState(true);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (typedName !== moduleId || isRunning) return;
    onDelete(typedName, keepKeys);
    setTypedName('');
  }

  return (
    <Panel title={t('delete')} beside={t('deleteHint')}>
      <form className={styles.form} onSubmit={submit}>
        <Field label={t('typeName', { moduleId })}>
          <Input
            className={controls.large}
            value={typedName}
            spellCheck={false}
            autoComplete="off"
            onChange={(_event, { value }) => setTypedName(value)}
          />
        </Field>
        <Checkbox
          className={controls.choice}
          checked={keepKeys}
          label={t('keepKeys')}
          onChange={(_event, { checked }) => setKeepKeys(checked === true)}
        />
        <div>
          <Button
            type="submit"
            className={controls.large}
            icon={<Delete20Regular />}
            disabledFocusable={typedName !== moduleId || isRunning}
          >
            {t('deleteButton', { moduleId })}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
