/** Which agent is played, how fast its timers run, and where it collects. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { NamedUse } from '../../../preload/contract';
import { useFormat } from '../../text/useFormat';
import { ChoiceField } from '../../ui/ChoiceField';
import { type ConnectionForm, paces, playedAgents, targets } from './connectionForm';

const useStyles = makeStyles({
  fields: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: tokens.spacingHorizontalM },
  field: { flexBasis: '20rem', minWidth: 'min(14rem, 100%)' },
  uses: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
});

interface RunFieldsProps {
  readonly form: ConnectionForm;
  readonly isReadOnly: boolean;
  /** Whether there is an SSH connection to the device. */
  readonly isReached: boolean;
  readonly uses: readonly NamedUse[];
  readonly onChange: (form: ConnectionForm) => void;
}

export function RunFields({ form, isReadOnly, isReached, uses, onChange }: RunFieldsProps) {
  const { t } = useTranslation('agent');
  const styles = useStyles();
  return (
    <>
      <div className={styles.fields}>
        <ChoiceField
          className={styles.field}
          label={t('run.plays')}
          hint={t(`run.agentHints.${form.plays}`)}
          values={playedAgents}
          wordFor={(each) => t(`run.agents.${each}`)}
          value={form.plays}
          isReadOnly={isReadOnly}
          onChange={(plays) => onChange({ ...form, plays })}
        />
        <ChoiceField
          className={styles.field}
          label={t('run.pace')}
          hint={t('run.paceHint')}
          values={paces}
          wordFor={(each) => t(`run.paces.${each}`)}
          value={form.pace}
          isReadOnly={isReadOnly}
          onChange={(pace) => onChange({ ...form, pace })}
        />
        {isReached ? (
          <ChoiceField
            className={styles.field}
            label={t('run.target')}
            hint={t('run.targetHint')}
            values={targets}
            wordFor={(each) => t(`run.targets.${each}`)}
            value={form.target}
            isReadOnly={isReadOnly}
            onChange={(target) => onChange({ ...form, target })}
          />
        ) : null}
      </div>
      {form.target === 'device' ? <Uses uses={uses} /> : null}
    </>
  );
}

/** Before the agent starts, everything it may run is there to read. */
function Uses({ uses }: { uses: readonly NamedUse[] }) {
  const { t } = useTranslation('agent');
  const styles = useStyles();
  const format = useFormat();
  return (
    <details data-agent-uses>
      <summary>{t('run.uses', { formatted: format.number(uses.length) })}</summary>
      <ul className={styles.uses}>
        {uses.map(({ line }) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
