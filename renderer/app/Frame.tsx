/** The frame around the screens: skip link, top bar, navigation, the screen itself, and what floats above them. */
import { makeStyles, Spinner, tokens, typographyStyles } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LiveRegion } from '../ui/LiveRegion';
import { useRoute } from './application';
import { CrashedScreen } from './CrashedScreen';
import { ErrorBoundary } from './ErrorBoundary';
import { low, narrow } from './layout';
import { NavigationBar } from './NavigationBar';
import { keyOf, type Route } from './routes';
import { TopBar } from './TopBar';
import { useFrameCommands } from './useFrameCommands';

export const loadPalette = () => import('./CommandPalette');
const CommandPalette = lazy(loadPalette);

const useStyles = makeStyles({
  frame: {
    ...typographyStyles.body1,
    display: 'grid',
    gridTemplateAreas: '"top top" "navigation content"',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gridTemplateRows: 'auto minmax(0, 1fr)',
    height: '100%',
    color: tokens.colorNeutralForeground1,
    [narrow]: {
      gridTemplateAreas: '"top" "content" "navigation"',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gridTemplateRows: 'auto minmax(0, 1fr) auto',
    },
    [low]: { height: 'auto', minHeight: '100%', gridTemplateRows: 'auto', backgroundColor: 'inherit' },
  },
  skip: {
    position: 'absolute',
    zIndex: 1,
    top: '4px',
    insetInlineStart: '4px',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    ':not(:focus)': { clipPath: 'inset(50%)', width: '1px', height: '1px', padding: 0, overflow: 'hidden' },
  },
  content: { gridArea: 'content', overflow: 'auto', minWidth: 0, [low]: { overflow: 'visible' } },
  opening: { display: 'grid', placeItems: 'center', height: '100%', minHeight: '160px' },
});

export function Frame({ drawScreen }: { drawScreen: (route: Route) => ReactNode }) {
  const { t } = useTranslation('app');
  const styles = useStyles();
  const route = useRoute();
  const content = useRef<HTMLElement>(null);
  const [isPaletteOpen, setIsPaletteOpen] = useState(false);
  useFrameCommands(() => setIsPaletteOpen(true));
  const key = keyOf(route);

  return (
    <div className={styles.frame}>
      <button type="button" className={styles.skip} onClick={() => content.current?.focus()}>
        {t('skipToContent')}
      </button>
      <TopBar />
      <NavigationBar />
      <main ref={content} tabIndex={-1} className={styles.content}>
        <ErrorBoundary key={key} fallback={(onRetry) => <CrashedScreen onRetry={onRetry} />}>
          <Suspense
            fallback={
              <div className={styles.opening}>
                <Spinner label={t('loadingScreen')} />
              </div>
            }
          >
            {drawScreen(route)}
          </Suspense>
        </ErrorBoundary>
      </main>
      {isPaletteOpen ? (
        <Suspense fallback={null}>
          <CommandPalette onClose={() => setIsPaletteOpen(false)} />
        </Suspense>
      ) : null}
      <LiveRegion />
    </div>
  );
}
