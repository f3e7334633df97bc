/** The same as the picture in numbers: a table of sites and parts. */
import { Link, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { CoverageSite } from '../../../preload/contract';
import { useNavigation } from '../../app/application';
import { useFormat } from '../../text/useFormat';
import { columnsOf, countOf, type Division, fleetQuery } from './parts';
import { usePartName, usePercent } from './words';

const useStyles = makeStyles({
  around: { overflowX: 'auto' },
  table: { ...typographyStyles.body1, borderCollapse: 'collapse', width: '100%' },
  cell: {
    padding: tokens.spacingHorizontalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'end',
    verticalAlign: 'top',
  },
  head: {
    padding: tokens.spacingHorizontalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    textAlign: 'start',
    verticalAlign: 'bottom',
  },
});

export function SitesTable({ sites, division }: { sites: readonly CoverageSite[]; division: Division }) {
  const { t } = useTranslation('coverage');
  const styles = useStyles();
  const format = useFormat();
  const nameOf = usePartName();
  const percent = usePercent();
  const navigation = useNavigation();
  const columns = columnsOf(
    sites.map(({ counts }) => counts),
    division,
  );
  const by = t(division === 'verdict' ? 'byVerdict' : 'byModule');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className={styles.around} tabIndex={0} aria-label={t('tableOf', { by })}>
      <table className={styles.table}>
        <thead>
          <tr>
            {[t('site'), t('devices'), ...columns.map(({ name }) => nameOf(division, name))].map((title) => (
              <th key={title} scope="col" className={styles.head}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sites.map(({ site, deviceCount, counts }) => {
            const place = site ?? t('noSite');
            return (
              <tr key={site === null ? '' : `site ${site}`}>
                <th scope="row" className={styles.head}>
                  {place}
                </th>
                <td className={styles.cell}>{format.number(deviceCount)}</td>
                {columns.map(({ name }) => {
                  const count = countOf(counts, division, name);
                  const words = t('showPart', {
                    count,
                    place,
                    part: nameOf(division, name),
                    formatted: format.number(count),
                    percent: percent(count, deviceCount),
                  });
                  return (
                    <td key={name} className={styles.cell}>
                      {count === 0 ? (
                        format.number(0)
                      ) : (
                        <Link
                          as="button"
                          inline
                          aria-label={words}
                          onClick={() =>
                            navigation.open({ screen: 'fleet', query: fleetQuery(site, division, name) })
                          }
                        >
                          {format.number(count)}
                        </Link>
                      )}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
