/** What is wrong with one property, or with the configuration as a whole. */
import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle';
import { Info16Filled } from '@fluentui/react-icons/svg/info';
import { Wand16Regular } from '@fluentui/react-icons/svg/wand';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../preload/contract';
import { useControlStyles } from '../../ui/controlStyles';
import { useFindingSentence, useFixWords } from './findingSentence';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  finding: {
    ...typographyStyles.caption1,
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalXS,
    paddingBlock: '2px',
    overflowWrap: 'anywhere',
  },
  error: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  info: { color: tokens.colorNeutralForeground2 },
  fix: { gridColumnStart: '2', justifySelf: 'start' },
});

const icons = {
  error: <ErrorCircle16Filled />,
  warning: <Warning16Filled />,
  info: <Info16Filled />,
};

interface FindingListProps {
  readonly findings: readonly Finding[];
  readonly id?: string | undefined;
  /** Does what a finding offers; left out where nothing can be edited. */
  readonly onFix?: ((fixId: string) => void) | undefined;
}

export function FindingList({ findings, id, onFix }: FindingListProps) {
  const { t } = useTranslation('findings');
  const styles = useStyles();
  const sentence = useFindingSentence();
  if (findings.length === 0) return null;
  return (
    <ul id={id} className={styles.list}>
      {findings.map((finding) => (
        <li
          key={`${finding.code} ${JSON.stringify(finding.detail)}`}
          className={styles.finding}
          data-finding={finding.code}
        >
          <span className={mergeClasses(styles[finding.severity])} aria-hidden>
            {icons[finding.severity]}
          </span>
          <span title={t('source', { source: finding.source })}>
            {t(finding.severity)}: {sentence(finding)}
            {finding.severity === 'error' ? ` ${t('notSent')}` : null}
          </span>
          <FixButton finding={finding} onFix={onFix} />
        </li>
      ))}
    </ul>
  );
}

interface FixButtonProps {
  readonly finding: Finding;
  readonly onFix: FindingListProps['onFix'];
}

function FixButton({ finding, onFix }: FixButtonProps) {
  const { fix } = finding;
  const styles = useStyles();
  const controls = useControlStyles();
  const words = useFixWords();
  if (fix === null || onFix === undefined) return null;
  return (
    <Button
      className={mergeClasses(controls.large, styles.fix)}
      size="small"
      icon={<Wand16Regular />}
      data-fix={fix.kind}
      onClick={() => onFix(fix.id)}
    >
      {words(finding, fix)}
    </Button>
  );
}
