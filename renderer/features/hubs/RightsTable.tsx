/** What a hub's credential may do, each with the reason: the answer of a real call. */
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissCircle16Filled } from '@fluentui/react-icons/svg/dismiss-circle';
import { QuestionCircle16Regular } from '@fluentui/react-icons/svg/question-circle';
import { useTranslation } from 'react-i18next';
import type { Capability } from '../../../preload/contract';
import { useFailureWords } from '../../ui/FailureMessage';
import { StatusBadge } from '../../ui/StatusBadge';

const useStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    ...typographyStyles.body1,
    '& th, & td': {
      padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
      textAlign: 'start',
      verticalAlign: 'top',
      overflowWrap: 'anywhere',
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    '& th': { fontWeight: tokens.fontWeightSemibold },
  },
});

export function RightsTable({ capabilities }: { capabilities: readonly Capability[] }) {
  const { t } = useTranslation('hubs');
  const styles = useStyles();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('rights.right')}</th>
          <th scope="col">{t('rights.verdict')}</th>
          <th scope="col">{t('rights.because')}</th>
        </tr>
      </thead>
      <tbody>
        {capabilities.map((capability) => (
          <tr key={capability.right} data-right={capability.right} data-can={String(capability.can)}>
            <th scope="row">
              {capability.right}: {t(`rights.${capability.right}`)}
            </th>
            <td>
              <Verdict can={capability.can} />
            </td>
            <td>{capability.failure ? <Because failure={capability.failure} /> : t('rights.proven')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Verdict({ can }: { can: boolean | null }) {
  const { t } = useTranslation('hubs');
  if (can === null)
    return <StatusBadge tone="warning" icon={<QuestionCircle16Regular />} word={t('rights.notFound')} />;
  return can ? (
    <StatusBadge tone="good" icon={<CheckmarkCircle16Filled />} word={t('rights.can')} />
  ) : (
    <StatusBadge tone="bad" icon={<DismissCircle16Filled />} word={t('rights.cannot')} />
  );
}

function Because({ failure }: { failure: NonNullable<Capability['failure']> }) {
  const { happened, next } = useFailureWords({ kind: 'hub', failure });
  return (
    <>
      {happened} {next}
      {failure.serviceMessage === null ? null : ` (${failure.serviceMessage})`}
    </>
  );
}
