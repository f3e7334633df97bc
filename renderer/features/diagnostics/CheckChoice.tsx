/** Which checks run: the usual ones, or those ticked here; with what each needs and does. */
import { Checkbox, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { CheckDescription, CheckId } from '../../../preload/contract';
import { diagnosisWords } from '../../../preload/diagnosisText';
import { currentLanguage } from '../../text/language';

const useStyles = makeStyles({
  summary: { ...typographyStyles.body1, cursor: 'pointer', minHeight: '32px' },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(22rem, 100%), 1fr))',
    columnGap: tokens.spacingHorizontalL,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  hint: {
    ...typographyStyles.caption1,
    margin: 0,
    paddingInlineStart: '32px',
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
});

interface CheckChoiceProps {
  readonly descriptions: readonly CheckDescription[];
  readonly chosen: ReadonlySet<CheckId>;
  readonly isDisabled: boolean;
  readonly onChange: (chosen: ReadonlySet<CheckId>) => void;
}

export function CheckChoice({ descriptions, chosen, isDisabled, onChange }: CheckChoiceProps) {
  const { t } = useTranslation('diagnostics');
  const styles = useStyles();
  const words = diagnosisWords[currentLanguage()].checks;
  function toggle(checkId: CheckId, isChosen: boolean): void {
    const next = new Set(chosen);
    if (isChosen) next.add(checkId);
    else next.delete(checkId);
    onChange(next);
  }
  return (
    <details data-part="choice">
      <summary className={styles.summary}>{t('choice.title')}</summary>
      <p className={styles.hint}>{t('choice.hint')}</p>
      <ul className={styles.list}>
        {descriptions.map(({ checkId, commands, isChanging }) => (
          <li key={checkId}>
            <Checkbox
              label={words[checkId].title}
              value={checkId}
              checked={chosen.has(checkId)}
              disabled={isDisabled}
              onChange={(_event, { checked }) => toggle(checkId, checked === true)}
            />
            <p className={styles.hint}>{words[checkId].summary}</p>
            {isChanging ? <p className={styles.hint}>{t('choice.changing')}</p> : null}
            {commands.map((command) => (
              <p key={command} className={styles.hint}>
                <code>{command}</code>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}
