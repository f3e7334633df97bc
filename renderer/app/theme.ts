/** Light, dark and high contrast, in Siteward's colours, and which of them is meant now. */
import {
  type BrandVariants,
  createDarkTheme,
  createLightTheme,
  type Theme as FluentTheme,
  teamsHighContrastTheme,
} from '@fluentui/react-components';
import type { Theme } from '../../preload/contract';

/** Step 80 on white and step 110 on Fluent's dark grey both exceed the contrast of 4.5 that WCAG 1.4.3 asks for. */
const brand: BrandVariants = {
  10: '#021114',
  20: '#061f25',
  30: '#08303a',
  40: '#0a3f4c',
  50: '#0c4e5e',
  60: '#0e5d70',
  70: '#0f6b80',
  80: '#117a92',
  90: '#2f8da3',
  100: '#4a9fb4',
  110: '#65b1c4',
  120: '#81c3d3',
  130: '#9dd4e1',
  140: '#bae4ee',
  150: '#d6f1f7',
  160: '#ebf9fc',
};

export type ShownTheme = Exclude<Theme, 'system'>;

const dark = createDarkTheme(brand);

export const fluentThemes: Readonly<Record<ShownTheme, FluentTheme>> = {
  light: createLightTheme(brand),
  // Fluent's dark theme writes links and marks in step 100, which is too dark to read outdoors.
  dark: { ...dark, colorBrandForeground1: brand[110], colorBrandForeground2: brand[120] },
  highContrast: teamsHighContrastTheme,
};

export const colorSchemeOf: Readonly<Record<ShownTheme, 'light' | 'dark'>> = {
  light: 'light',
  dark: 'dark',
  highContrast: 'dark',
};

export const darkQuery = '(prefers-color-scheme: dark)';
export const contrastQuery = '(prefers-contrast: more), (forced-colors: active)';

/** A theme that was chosen is shown; otherwise the system's wishes count, contrast before darkness. */
export function shownTheme(chosen: Theme, wantsDark: boolean, wantsContrast: boolean): ShownTheme {
  if (chosen !== 'system') return chosen;
  if (wantsContrast) return 'highContrast';
  return wantsDark ? 'dark' : 'light';
}
