/** The sites as bars, one under the other; arrow keys lead from part to part. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoverageSite } from '../../../preload/contract';
import { useNavigation } from '../../app/application';
import { useFormat } from '../../text/useFormat';
import { useControlStyles } from '../../ui/controlStyles';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import { PartsBar } from './PartsBar';
import { type Division, fleetQuery } from './parts';

const useStyles = makeStyles({
  list: { display: 'grid', rowGap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(8rem, 14rem) minmax(0, 1fr)',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  place: { justifyContent: 'start', textAlign: 'start', overflowWrap: 'anywhere', minWidth: 0 },
});

export function SitesPicture({ sites, division }: { sites: readonly CoverageSite[]; division: Division }) {
  const { t } = useTranslation('coverage');
  const styles = useStyles();
  const controls = useControlStyles();
  const format = useFormat();
  const navigation = useNavigation();
  const hintId = useId();
  return (
    <>
      <VisuallyHidden>
        <span id={hintId}>{t('pictureHint')}</span>
      </VisuallyHidden>
      <ul className={styles.list} aria-describedby={hintId} onKeyDown={moveByArrow}>
        {sites.map(({ site, deviceCount, counts }, index) => {
          const place = site ?? t('noSite');
          return (
            <li key={site === null ? '' : `site ${site}`} className={styles.row} data-site={site ?? ''}>
              <Button
                className={`${controls.large} ${styles.place}`}
                appearance="subtle"
                aria-label={t('showSite', { place })}
                onClick={() => navigation.open({ screen: 'fleet', query: fleetQuery(site, division, null) })}
              >
                {place} ({format.number(deviceCount)})
              </Button>
              <PartsBar
                place={place}
                site={site}
                counts={counts}
                deviceCount={deviceCount}
                division={division}
                isEntry={index === 0}
              />
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Left and right within a bar, up and down to the part at the same place of the next one. */
function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget, key } = event;
  if (!(target instanceof HTMLElement) || target.dataset.part === undefined) return;
  const bars = [...currentTarget.querySelectorAll('[data-bar]')].map((bar) => [
    ...bar.querySelectorAll<HTMLElement>('[data-part]'),
  ]);
  const row = bars.findIndex((parts) => parts.includes(target));
  const column = bars[row]?.indexOf(target) ?? 0;
  const next = nextPart(bars, row, column, key);
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

function nextPart(
  bars: readonly (readonly HTMLElement[])[],
  row: number,
  column: number,
  key: string,
): HTMLElement | undefined {
  const at = (to: number): HTMLElement | undefined => bars[to]?.[column] ?? bars[to]?.at(-1);
  switch (key) {
    case 'ArrowRight':
      return bars[row]?.[column + 1];
    case 'ArrowLeft':
      return bars[row]?.[column - 1];
    case 'ArrowDown':
      return at(row + 1);
    case 'ArrowUp':
      return at(row - 1);
    default:
      return undefined;
  }
}
