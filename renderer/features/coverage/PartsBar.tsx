/** One place's devices as a bar of parts; each part opens the fleet with just its devices. */
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { CoverageCount } from '../../../preload/contract';
import { useNavigation } from '../../app/application';
import { useFormat } from '../../text/useFormat';
import { type Division, fleetQuery, partsOf, type SizedPart, useLooks } from './parts';
import { usePartName, usePercent } from './words';

const useStyles = makeStyles({
  bar: { display: 'flex', columnGap: '2px', minWidth: 0, width: '100%' },
  part: {
    ...typographyStyles.caption1Strong,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    columnGap: '4px',
    minWidth: '10px',
    minHeight: '44px',
    flexBasis: 0,
    flexShrink: 1,
    boxSizing: 'border-box',
    padding: 0,
    overflow: 'hidden',
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusSmall,
    fontFamily: 'inherit',
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    ':hover': { boxShadow: tokens.shadow4 },
    ':focus-visible': { outline: `3px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  sign: { display: 'inline-flex', flexShrink: 0 },
});

interface PartsBarProps {
  readonly place: string;
  /** As in `fleetQuery`. */
  readonly site: string | null | undefined;
  readonly counts: readonly CoverageCount[];
  readonly deviceCount: number;
  readonly division: Division;
  /** The keyboard enters the whole picture at its first part; arrow keys do the rest. */
  readonly isEntry: boolean;
}

export function PartsBar({ place, site, counts, deviceCount, division, isEntry }: PartsBarProps) {
  const { t } = useTranslation('coverage');
  const styles = useStyles();
  const looks = useLooks();
  const format = useFormat();
  const percent = usePercent();
  const nameOf = usePartName();
  const navigation = useNavigation();
  const words = ({ name, count }: SizedPart) =>
    t('showPart', {
      count,
      place,
      part: nameOf(division, name),
      formatted: format.number(count),
      percent: percent(count, deviceCount),
    });
  return (
    <div className={styles.bar} data-bar>
      {partsOf(counts, division).map((part, index) => (
        <button
          key={part.name}
          type="button"
          className={mergeClasses(styles.part, looks[part.look])}
          style={{ flexGrow: part.count }}
          tabIndex={isEntry && index === 0 ? 0 : -1}
          aria-label={words(part)}
          title={words(part)}
          data-part={part.name}
          onClick={() => navigation.open({ screen: 'fleet', query: fleetQuery(site, division, part.name) })}
        >
          {part.count / deviceCount < 0.06 ? null : (
            <>
              <span className={styles.sign} aria-hidden>
                {part.sign}
              </span>
              {format.number(part.count)}
            </>
          )}
        </button>
      ))}
    </div>
  );
}
