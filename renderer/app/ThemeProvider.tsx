/** Draws everything in the theme that is meant now, with style elements that carry the page's nonce. */
import {
  createDOMRenderer,
  FluentProvider,
  makeStyles,
  RendererProvider,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useLayoutEffect, useState } from 'react';
import { pageNonce } from '../ui/nonce';
import { useProgram } from './application';
import { colorSchemeOf, contrastQuery, darkQuery, fluentThemes, shownTheme } from './theme';
import { useMediaQuery } from './useMediaQuery';

const useStyles = makeStyles({
  page: { height: '100%', backgroundColor: tokens.colorNeutralBackground2 },
});

const fullHeight = { height: '100%' };

export function ThemeProvider({ children }: { children: ReactNode }) {
  const styles = useStyles();
  const theme = shownTheme(
    useProgram(({ settings }) => settings.theme),
    useMediaQuery(darkQuery),
    useMediaQuery(contrastQuery),
  );
  useLayoutEffect(() => {
    document.documentElement.style.colorScheme = colorSchemeOf[theme];
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return (
    // A class would be given to every menu and dialog too, which then would cover the page.
    <FluentProvider theme={fluentThemes[theme]} style={fullHeight}>
      <div className={styles.page}>{children}</div>
    </FluentProvider>
  );
}

/** Griffel refuses to write rules without the nonce under our policy, so it must stand outside everything styled. */
export function StyleProvider({ children }: { children: ReactNode }) {
  const [renderer] = useState(() =>
    createDOMRenderer(document, { styleElementAttributes: { nonce: pageNonce(document) } }),
  );
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      {children}
    </RendererProvider>
  );
}
