/** Shows the open hub and opens another one. */
import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
} from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import { CloudDatabase20Regular } from '@fluentui/react-icons/svg/cloud-database';
import { useTranslation } from 'react-i18next';
import { useControlStyles } from '../ui/controlStyles';
import { useApplication, useHubSession } from './application';
import { openHubOf } from './hubSession';
import { useHubName } from './useHubName';
import { useOpenHub } from './useOpenHub';

const useStyles = makeStyles({
  name: { maxWidth: '16rem', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

export function HubSwitcher() {
  const { t } = useTranslation('app');
  const styles = useStyles();
  const controls = useControlStyles();
  const { navigation } = useApplication();
  const hubs = useHubSession((state) => state.hubs);
  const openHub = useHubSession(openHubOf);
  const open = useOpenHub();
  const nameOf = useHubName();

  return (
    <Menu
      checkedValues={{ hub: openHub ? [openHub.hubId] : [] }}
      onCheckedValueChange={(_event, { checkedItems: [hubId] }) => {
        if (hubId !== undefined) void open(hubId);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          className={controls.large}
          appearance="subtle"
          icon={<CloudDatabase20Regular />}
          aria-label={openHub ? t('hub.current', { name: nameOf(openHub) }) : t('hub.none')}
        >
          <span className={styles.name}>{openHub ? nameOf(openHub) : t('hub.none')}</span>
          <ChevronDown16Regular aria-hidden />
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {hubs?.map((hub) => (
            <MenuItemRadio key={hub.hubId} name="hub" value={hub.hubId} secondaryContent={hub.hostName}>
              {nameOf(hub)}
            </MenuItemRadio>
          ))}
          {hubs && hubs.length > 0 ? <MenuDivider /> : null}
          <MenuItem onClick={() => navigation.open({ screen: 'hubs', isAdding: false })}>
            {t('hub.manage')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
