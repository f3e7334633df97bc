/** One entry of the agent's log, with its JSON on demand. */
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowCircleRight16Regular } from '@fluentui/react-icons/svg/arrow-circle-right';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Circle16Regular } from '@fluentui/react-icons/svg/circle';
import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import { useTranslation } from 'react-i18next';
import type { LoggedAgentEntry } from '../../../preload/contract';
import { useFormat } from '../../text/useFormat';
import { JsonTree } from '../../ui/jsonTree/JsonTree';
import { StatusBadge, type Tone } from '../../ui/StatusBadge';
import { useEntryWords } from './entryWords';

const useStyles = makeStyles({
  entry: {
    display: 'grid',
    gridTemplateColumns: 'minmax(5rem, auto) minmax(0, 1fr) auto',
    alignItems: 'start',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 480px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  time: {
    ...typographyStyles.caption1,
    lineHeight: '24px',
    fontVariantNumeric: 'tabular-nums',
    color: tokens.colorNeutralForeground2,
  },
  headline: { ...typographyStyles.body1, lineHeight: '24px', '& *': { whiteSpace: 'normal' } },
  detail: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  button: { minHeight: '32px' },
  json: { gridColumn: '1 / -1' },
});

const iconOf = {
  good: <CheckmarkCircle16Filled />,
  bad: <ErrorCircle16Filled />,
  warning: <Warning16Filled />,
  info: <ArrowCircleRight16Regular />,
  neutral: <Circle16Regular />,
} satisfies Record<Tone, unknown>;

interface LogEntryProps {
  readonly logged: LoggedAgentEntry;
  readonly isOpen: boolean;
  readonly onToggle: (sequence: number) => void;
}

export function LogEntry({ logged: { sequence, at, entry }, isOpen, onToggle }: LogEntryProps) {
  const { t } = useTranslation('agent');
  const styles = useStyles();
  const format = useFormat();
  const { tone, headline, details, json } = useEntryWords()(entry);
  return (
    <div className={styles.entry}>
      <time className={styles.time} dateTime={at} title={format.dateTime(at)}>
        {format.time(at)}
      </time>
      <div>
        <div className={styles.headline}>
          <StatusBadge tone={tone} icon={iconOf[tone]} word={headline} />
        </div>
        {details.map((detail) => (
          <div key={detail} className={styles.detail}>
            {detail}
          </div>
        ))}
      </div>
      {json ? (
        <Button
          className={styles.button}
          size="small"
          appearance="subtle"
          aria-expanded={isOpen}
          aria-label={t(isOpen ? 'log.hideJson' : 'log.showJson', { name: json.name })}
          onClick={() => onToggle(sequence)}
        >
          JSON
        </Button>
      ) : null}
      {json && isOpen ? (
        <div className={styles.json}>
          <JsonTree label={json.name} value={json.value} />
        </div>
      ) : null}
    </div>
  );
}
