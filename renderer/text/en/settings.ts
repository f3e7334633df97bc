/** English: the settings screen. */
export const settings = {
  title: 'Settings',
  language: 'Language',
  theme: 'Theme',
  themes: {
    system: 'As the system',
    light: 'Light',
    dark: 'Dark',
    highContrast: 'High contrast',
  },
  themeHints: {
    system: 'Follows the light, dark or contrast setting of this computer.',
    light: 'Easiest to read in daylight.',
    dark: 'Easy on the eyes in dark rooms.',
    highContrast: 'Black, white and yellow, for direct sun and low vision.',
  },
  saved: 'Saved.',
  about: 'About Siteward',
  version: 'Version',
  runtime: 'Electron',
  platform: 'System',
  vault: 'Where credentials are kept',
  vaults: {
    keystore: 'The system’s keystore',
    basicText: 'This session only, unless you choose otherwise',
    unavailable: 'This session only',
  },
  vaultMeanings: {
    keystore: 'Hub credentials are encrypted with a key that the operating system guards for your account.',
    basicText:
      'This system offers no keystore. What is saved here is only scrambled with a fixed key, and anyone who can read your files could unscramble it. So credentials are forgotten when Siteward closes, unless you ask for them to be kept.',
    unavailable:
      'This system cannot encrypt anything for Siteward, so credentials are forgotten when Siteward closes.',
  },
  secretsDirection: 'Credentials stay in the main process. No part of this window ever receives them.',
};
