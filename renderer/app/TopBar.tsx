/** The top bar: which hub is open, whether it answers, what was asked of it, and the way to every command. */
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Search20Regular } from '@fluentui/react-icons/svg/search';
import { ShieldCheckmark20Filled } from '@fluentui/react-icons/svg/shield-checkmark';
import { useTranslation } from 'react-i18next';
import { useControlStyles } from '../ui/controlStyles';
import { useApplication, useHubSession } from './application';
import { HubSwitcher } from './HubSwitcher';
import { narrow } from './layout';
import { OnlineState } from './OnlineState';
import { RequestCount } from './RequestCount';
import { ariaShortcut, shortcutLabel } from './shortcut';

const useStyles = makeStyles({
  bar: {
    gridArea: 'top',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    minHeight: '52px',
    paddingInline: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: {
    ...typographyStyles.body1Strong,
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    paddingInlineEnd: tokens.spacingHorizontalM,
    [narrow]: { display: 'none' },
  },
  mark: { display: 'inline-flex', color: tokens.colorBrandForeground1 },
  end: { marginInlineStart: 'auto', display: 'flex', alignItems: 'center' },
  shortcut: {
    ...typographyStyles.caption1,
    marginInlineStart: tokens.spacingHorizontalS,
    paddingInline: '6px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusSmall,
    color: tokens.colorNeutralForeground2,
    [narrow]: { display: 'none' },
  },
  words: { [narrow]: { display: 'none' } },
});

const paletteShortcut = 'Ctrl+K';

export function TopBar() {
  const { t } = useTranslation('app');
  const styles = useStyles();
  const controls = useControlStyles();
  const { commands } = useApplication();
  const isHubOpen = useHubSession(({ openHubId }) => openHubId !== null);
  return (
    <header className={styles.bar}>
      <div className={styles.name}>
        <span className={styles.mark} aria-hidden>
          <ShieldCheckmark20Filled />
        </span>
        {t('name')}
      </div>
      <HubSwitcher />
      {isHubOpen ? <OnlineState /> : null}
      <div className={styles.end}>
        {isHubOpen ? <RequestCount /> : null}
        <Button
          appearance="subtle"
          className={controls.large}
          icon={<Search20Regular />}
          aria-label={t('palette.open')}
          aria-keyshortcuts={ariaShortcut(paletteShortcut)}
          onClick={() => commands.run('palette')}
        >
          <span className={styles.words}>{t('palette.open')}</span>
          <kbd className={styles.shortcut}>{shortcutLabel(paletteShortcut)}</kbd>
        </Button>
      </div>
    </header>
  );
}
