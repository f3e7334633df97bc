/** One rule that found something: what it means, what to do, and its findings with their devices. */
import { Button, Link, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle';
import { Info16Filled } from '@fluentui/react-icons/svg/info';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import { useTranslation } from 'react-i18next';
import type { HygieneFinding, HygieneRuleResult } from '../../../preload/contract';
import { useNavigation } from '../../app/application';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { useFormat } from '../../text/useFormat';
import { CopyButton } from '../../ui/CopyButton';
import { useControlStyles } from '../../ui/controlStyles';
import { Facts } from '../../ui/Facts';
import { StatusBadge } from '../../ui/StatusBadge';
import { useHygieneSentence } from './findingSentence';
import { createHygieneStore, findingsAtOnce } from './hygieneStore';

const useStyles = makeStyles({
  rule: {
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  summary: {
    ...typographyStyles.body1,
    minHeight: '44px',
    cursor: 'pointer',
    overflowWrap: 'anywhere',
  },
  title: { ...typographyStyles.body1Strong, display: 'inline', margin: 0 },
  content: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalM },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  list: { display: 'grid', rowGap: tokens.spacingVerticalS, margin: 0, paddingInlineStart: '1.5rem' },
  finding: { ...typographyStyles.body1, overflowWrap: 'anywhere' },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
});

const severitySigns = {
  high: { tone: 'bad', icon: <ErrorCircle16Filled /> },
  medium: { tone: 'warning', icon: <Warning16Filled /> },
  low: { tone: 'info', icon: <Info16Filled /> },
} as const;

export function RulePanel({ rule }: { rule: HygieneRuleResult }) {
  const { t } = useTranslation(['hygiene', 'hygieneRules']);
  const styles = useStyles();
  const format = useFormat();
  const store = useClientStore(createHygieneStore);
  const findings = useSelected(store.state, (state) => state.findings[rule.code]);
  const { code, severity, findingCount, deviceCount } = rule;
  return (
    <details
      className={styles.rule}
      data-rule={code}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open && findings === undefined) void store.readMore(code);
      }}
    >
      <summary className={styles.summary}>
        <h3 className={styles.title}>{t(`hygieneRules:${code}.title`)}</h3> ·{' '}
        <StatusBadge
          {...severitySigns[severity]}
          word={t('severity', { severity: t(`severities.${severity}`) })}
        />{' '}
        · {t('findings', { count: findingCount, formatted: format.number(findingCount) })},{' '}
        {t('devices', { count: deviceCount, formatted: format.number(deviceCount) })}
      </summary>
      <div className={styles.content}>
        <RuleFacts rule={rule} />
        <RuleActions rule={rule} findings={findings ?? []} />
        <FindingRows rule={rule} findings={findings ?? []} />
      </div>
    </details>
  );
}

function RuleFacts({ rule: { code, defender, source } }: { rule: HygieneRuleResult }) {
  const { t } = useTranslation(['hygiene', 'hygieneRules']);
  const styles = useStyles();
  const name = defender === null ? null : t(defender.kind, { name: defender.name });
  const type = defender?.type ? ` · ${t('defenderType', { type: defender.type })}` : '';
  return (
    <>
      <Facts
        facts={[
          { name: t('why'), value: t(`hygieneRules:${code}.meaning`) },
          { name: t('whatToDo'), value: t(`hygieneRules:${code}.next`) },
        ]}
      />
      <p className={styles.note}>
        {name === null ? null : `${name}${type} · `}
        {t('source', { source })}
      </p>
    </>
  );
}

interface FindingsProps {
  readonly rule: HygieneRuleResult;
  readonly findings: readonly HygieneFinding[];
}

function RuleActions({ rule: { code, fleetQuery }, findings }: FindingsProps) {
  const { t } = useTranslation(['hygiene', 'hygieneRules']);
  const styles = useStyles();
  const controls = useControlStyles();
  const navigation = useNavigation();
  const sentence = useHygieneSentence();
  const title = t(`hygieneRules:${code}.title`);
  const text = findings.map((finding) =>
    [title, finding.deviceIds.join(' '), finding.moduleId ?? '', sentence(finding)].join('\t'),
  );
  return (
    <div className={styles.actions}>
      {fleetQuery === null ? null : (
        <Button
          className={controls.large}
          aria-label={t('showRuleInFleet', { rule: title })}
          data-to="fleet"
          onClick={() => navigation.open({ screen: 'fleet', query: fleetQuery })}
        >
          {t('showInFleet')}
        </Button>
      )}
      {findings.length === 0 ? null : (
        <span>
          <CopyButton text={text.join('\n')} label={t('copyListOf', { rule: title })} /> {t('copyList')}
        </span>
      )}
    </div>
  );
}

function FindingRows({ rule: { code, findingCount, keptCount }, findings }: FindingsProps) {
  const { t } = useTranslation('hygiene');
  const styles = useStyles();
  const controls = useControlStyles();
  const format = useFormat();
  const navigation = useNavigation();
  const store = useClientStore(createHygieneStore);
  const sentence = useHygieneSentence();
  const next = Math.min(keptCount - findings.length, findingsAtOnce);
  return (
    <>
      <ul className={styles.list}>
        {findings.map((finding) => {
          const { deviceIds, deviceCount, moduleId } = finding;
          const more = deviceCount - deviceIds.length;
          return (
            <li
              key={JSON.stringify([deviceIds[0], moduleId, finding.detail])}
              className={styles.finding}
              data-finding={code}
            >
              {deviceIds.map((deviceId) => (
                <span key={deviceId}>
                  <Link as="button" inline onClick={() => navigation.open({ screen: 'device', deviceId })}>
                    {deviceId}
                  </Link>{' '}
                </span>
              ))}
              {more > 0 ? `${t('moreDevices', { count: more, formatted: format.number(more) })} ` : null}
              {moduleId === null ? null : `· ${moduleId} `}· {sentence(finding)}
            </li>
          );
        })}
      </ul>
      {keptCount < findingCount ? (
        <p className={styles.note}>
          {t('keptOnly', { kept: format.number(keptCount), total: format.number(findingCount) })}
        </p>
      ) : null}
      {findings.length > 0 && next > 0 ? (
        <Button className={controls.large} onClick={() => void store.readMore(code)}>
          {t('moreFindings', { count: next, formatted: format.number(next) })}
        </Button>
      ) : null}
    </>
  );
}
