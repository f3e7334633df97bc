/** The main navigation: a rail at the left, a bar at the foot of a narrow window. */
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { Bot20Regular } from '@fluentui/react-icons/svg/bot';
import { Broom20Regular } from '@fluentui/react-icons/svg/broom';
import { CloudDatabase20Regular } from '@fluentui/react-icons/svg/cloud-database';
import { DataPie20Regular } from '@fluentui/react-icons/svg/data-pie';
import { DeveloperBoard20Regular } from '@fluentui/react-icons/svg/developer-board';
import { Grid20Regular } from '@fluentui/react-icons/svg/grid';
import { MailInbox20Regular } from '@fluentui/react-icons/svg/mail-inbox';
import { Settings20Regular } from '@fluentui/react-icons/svg/settings';
import { Stethoscope20Regular } from '@fluentui/react-icons/svg/stethoscope';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLastDeviceId, useNavigation, useRoute } from './application';
import { narrow } from './layout';
import type { Route, ScreenName } from './routes';

const useStyles = makeStyles({
  bar: {
    gridArea: 'navigation',
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXXS,
    padding: tokens.spacingHorizontalXS,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowY: 'auto',
    // In two rows: one would leave no finger's width for each.
    [narrow]: {
      display: 'grid',
      gridTemplateColumns: 'repeat(5, minmax(0, 1fr))',
      borderRight: 'none',
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
      overflow: 'visible',
    },
  },
  item: {
    ...typographyStyles.caption1,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    rowGap: '2px',
    minHeight: '56px',
    minWidth: '76px',
    padding: '6px 2px',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    cursor: 'pointer',
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground3Hover,
      color: tokens.colorNeutralForeground1Hover,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    [narrow]: { minWidth: 0, overflowWrap: 'anywhere', hyphens: 'auto' },
  },
  current: {
    ...typographyStyles.caption1Strong,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForeground1,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    '@media (forced-colors: active)': { outline: '2px solid Highlight' },
    [narrow]: {
      boxShadow: `inset 0 3px 0 ${tokens.colorCompoundBrandStroke}`,
      // A heavier "Diagnóstico" has no room in a fifth of a narrow window.
      fontWeight: tokens.fontWeightRegular,
    },
  },
  last: { marginTop: 'auto', [narrow]: { marginTop: 0 } },
});

interface Item {
  readonly route: Route;
  readonly icon: ReactNode;
  /** Further screens that belong to this item. */
  readonly covers: readonly ScreenName[];
}

function itemsFor(deviceId: string | null): readonly Item[] {
  return [
    { route: { screen: 'fleet' }, icon: <Grid20Regular />, covers: ['fleet', 'query', 'scan'] },
    { route: { screen: 'coverage' }, icon: <DataPie20Regular />, covers: ['coverage'] },
    { route: { screen: 'hygiene' }, icon: <Broom20Regular />, covers: ['hygiene'] },
    {
      route: { screen: 'device', deviceId },
      icon: <DeveloperBoard20Regular />,
      covers: [
        'device',
        'securityTwin',
        'twinHistory',
        'createModule',
        'manageModule',
        'baselines',
        'deviceTwin',
      ],
    },
    { route: { screen: 'agent', deviceId }, icon: <Bot20Regular />, covers: ['agent'] },
    {
      route: { screen: 'diagnostics', deviceId },
      icon: <Stethoscope20Regular />,
      covers: ['diagnostics', 'reports', 'ssh'],
    },
    { route: { screen: 'messages', deviceId: null }, icon: <MailInbox20Regular />, covers: ['messages'] },
    { route: { screen: 'hubs', isAdding: false }, icon: <CloudDatabase20Regular />, covers: ['hubs'] },
    { route: { screen: 'settings' }, icon: <Settings20Regular />, covers: ['settings'] },
  ];
}

export function NavigationBar() {
  const { t } = useTranslation('app');
  const styles = useStyles();
  const navigation = useNavigation();
  const { screen } = useRoute();
  const items = itemsFor(useLastDeviceId());
  return (
    <nav aria-label={t('mainNavigation')} className={styles.bar}>
      {items.map(({ route, icon, covers }) => {
        const isCurrent = covers.includes(screen);
        return (
          <button
            key={route.screen}
            type="button"
            className={mergeClasses(
              styles.item,
              isCurrent && styles.current,
              route.screen === 'hubs' && styles.last,
            )}
            aria-current={isCurrent ? 'page' : undefined}
            data-nav={route.screen}
            onClick={() => navigation.open(route)}
          >
            <span aria-hidden>{icon}</span>
            {t(`screens.${route.screen}`)}
          </button>
        );
      })}
    </nav>
  );
}
