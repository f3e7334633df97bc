/** Which agent is played, how fast its timers run, and where it collects. */
import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { NamedUse } from '../../../preload/contract';
import { useFormat } from '../../text/useFormat';
import { type ConnectionForm, paces, playedAgents } from './connectionForm';

const useStyles = makeStyles({
  fields: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: tokens.spacingHorizontalM },
  field: { flexBasis: '20rem', minWidth: 'min(14rem, 100%)' },
  /** No wider than its field, however long its options are. */
  select: { minWidth: 0, '& select': { minHeight: '44px', minWidth: 0, width: '100%' } },
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
        <Field className={styles.field} label={t('run.plays')} hint={t(`run.agentHints.${form.plays}`)}>
          <Select
            className={styles.select}
            disabled={isReadOnly}
            value={form.plays}
            onChange={(_event, { value }) => {
              const plays = playedAgents.find((known) => known === value);
              if (plays) onChange({ ...form, plays });
            }}
          >
            {playedAgents.map((each) => (
              <option key={each} value={each}>
                {t(`run.agents.${each}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field className={styles.field} label={t('run.pace')} hint={t('run.paceHint')}>
          <Select
            className={styles.select}
            disabled={isReadOnly}
            value={form.pace}
            onChange={(_event, { value }) => {
              const pace = paces.find((known) => known === value);
              if (pace) onChange({ ...form, pace });
            }}
          >
            {paces.map((each) => (
              <option key={each} value={each}>
                {t(`run.paces.${each}`)}
              </option>
            ))}
          </Select>
        </Field>
        {isReached ? (
          <Field className={styles.field} label={t('run.target')} hint={t('run.targetHint')}>
            <Select
              className={styles.select}
              disabled={isReadOnly}
              value={form.target}
              onChange={(_event, { value }) => {
                onChange({ ...form, target: value === 'device' ? 'device' : 'thisMachine' });
              }}
            >
              <option value="thisMachine">{t('run.targets.thisMachine')}</option>
              <option value="device">{t('run.targets.device')}</option>
            </Select>
          </Field>
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
