/** The whole fleet: one bar, and what each part of it means. */
import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { CoverageView, SecurityVerdict } from '../../../preload/contract';
import { useNavigation } from '../../app/application';
import { useFormat } from '../../text/useFormat';
import { useControlStyles } from '../../ui/controlStyles';
import { Panel } from '../../ui/Panel';
import { countOf, type Division, fleetQuery, partsOf, useLooks } from './parts';
import { usePartName, usePercent } from './words';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(18rem, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  part: { display: 'flex', flexDirection: 'column', rowGap: '2px', minWidth: 0 },
  name: { justifyContent: 'start', overflowWrap: 'anywhere' },
  sign: {
    display: 'inline-flex',
    padding: '4px',
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusSmall,
  },
  meaning: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});

const sound: readonly SecurityVerdict[] = ['default', 'customised'];

export function FleetPanel({ view, division }: { view: CoverageView; division: Division }) {
  const { t } = useTranslation('coverage');
  const styles = useStyles();
  const looks = useLooks();
  const controls = useControlStyles();
  const format = useFormat();
  const percent = usePercent();
  const nameOf = usePartName();
  const navigation = useNavigation();
  const { counts, deviceCount, siteCount } = view;
  const soundCount = sound.reduce((sum, verdict) => sum + countOf(counts, 'verdict', verdict), 0);
  const beside = t('fleetBeside', {
    count: deviceCount,
    formatted: format.number(deviceCount),
    sites: t('siteCount', { count: siteCount, formatted: format.number(siteCount) }),
  });
  return (
    <Panel
      title={t('fleet')}
      beside={`${beside} · ${t('sound', { percent: percent(soundCount, deviceCount) })}`}
    >
      <ul className={styles.list}>
        {partsOf(counts, division).map(({ name, look, sign, count }) => (
          <li key={name} className={styles.part}>
            <Button
              className={mergeClasses(controls.large, styles.name)}
              appearance="subtle"
              icon={
                <span className={mergeClasses(styles.sign, looks[look])} aria-hidden>
                  {sign}
                </span>
              }
              data-total={name}
              onClick={() =>
                navigation.open({ screen: 'fleet', query: fleetQuery(undefined, division, name) })
              }
            >
              {nameOf(division, name)}: {format.number(count)} ({percent(count, deviceCount)})
            </Button>
            {division === 'verdict' ? (
              <span className={styles.meaning}>
                {t(`verdictMeanings.${name}` as 'verdictMeanings.default')}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
