/** Says a duration the other way: its length in words, and the ISO text when words were typed. */
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { JsonValue } from '../../../../preload/contract';
import { durationInWords } from '../../../text/durationWords';
import { currentLanguage } from '../../../text/language';
import { durationMs } from '../durationText';

const useStyles = makeStyles({
  hint: {
    ...typographyStyles.caption1,
    display: 'block',
    color: tokens.colorNeutralForeground2,
    minHeight: '16px',
  },
});

interface DurationHintProps {
  readonly id: string;
  /** What stands in the field. */
  readonly text: string;
  readonly cell: { readonly value: JsonValue } | null;
}

export function DurationHint({ id, text, cell }: DurationHintProps) {
  const { t } = useTranslation('workbench');
  const styles = useStyles();
  const value = typeof cell?.value === 'string' ? cell.value : null;
  const lengthMs = value === null ? null : durationMs(value);
  const words = lengthMs === null ? t('form.durationHint') : durationInWords(lengthMs, currentLanguage());
  const isTypedInWords = lengthMs !== null && text.trim() !== value;
  return (
    <span id={id} className={styles.hint} data-duration={value ?? ''}>
      {lengthMs === null ? words : isTypedInWords ? `= ${value}, ${words}` : `= ${words}`}
    </span>
  );
}
