/** Chooses any two states to compare: moments, what the hub holds now, the unsaved edit, another device. */
import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { BranchCompare20Regular } from '@fluentui/react-icons/svg/branch-compare';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComparedState, MomentView } from '../../../../preload/contract';
import { useFormat } from '../../../text/useFormat';
import { useControlStyles } from '../../../ui/controlStyles';
import type { HistoryRef } from './historyStore';

const useStyles = makeStyles({
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
  side: { flexGrow: 1, flexBasis: '14rem', maxWidth: '24rem', '& select': { minHeight: '44px' } },
});

interface CompareFormProps {
  readonly twin: HistoryRef;
  readonly moments: readonly MomentView[];
  readonly isComparing: boolean;
  readonly onCompare: (left: ComparedState, right: ComparedState) => void;
}

export function CompareForm({ twin, moments, isComparing, onCompare }: CompareFormProps) {
  const { t } = useTranslation('history');
  const styles = useStyles();
  const controls = useControlStyles();
  const format = useFormat();
  const [left, setLeft] = useState('live');
  const [right, setRight] = useState('device');
  const [otherDevice, setOtherDevice] = useState('');
  const isOther = left === 'device' || right === 'device';

  function stateOf(choice: string): ComparedState {
    if (choice === 'live' || choice === 'draft') return { kind: choice, ...twin };
    if (choice === 'device') return { kind: 'live', deviceId: otherDevice.trim(), moduleId: twin.moduleId };
    return { kind: 'moment', momentId: Number(choice) };
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (isOther && otherDevice.trim() === '') return;
    onCompare(stateOf(left), stateOf(right));
  }

  const options = (
    <>
      <option value="live">{t('choices.live')}</option>
      {twin.moduleId === null ? null : <option value="draft">{t('choices.draft')}</option>}
      <option value="device">{t('choices.device')}</option>
      {moments.map(({ momentId, firstSeenAt, desiredVersion }) => (
        <option key={momentId} value={momentId}>
          {t('choices.moment', { when: format.dateTime(firstSeenAt), version: String(desiredVersion) })}
        </option>
      ))}
    </>
  );

  return (
    <form className={styles.form} onSubmit={submit} aria-label={t('compareTwo')}>
      <Field label={t('compare')} className={styles.side}>
        <Select className={controls.large} value={left} onChange={(_event, { value }) => setLeft(value)}>
          {options}
        </Select>
      </Field>
      <Field label={t('with')} className={styles.side}>
        <Select className={controls.large} value={right} onChange={(_event, { value }) => setRight(value)}>
          {options}
        </Select>
      </Field>
      {isOther ? (
        <Field label={t('otherDevice')} className={styles.side}>
          <Input
            className={controls.large}
            value={otherDevice}
            maxLength={128}
            spellCheck={false}
            autoComplete="off"
            onChange={(_event, { value }) => setOtherDevice(value)}
          />
        </Field>
      ) : null}
      <Button
        type="submit"
        className={controls.large}
        icon={<BranchCompare20Regular />}
        disabledFocusable={isComparing || (isOther && otherDevice.trim() === '')}
      >
        {t('compareButton')}
      </Button>
    </form>
  );
}
