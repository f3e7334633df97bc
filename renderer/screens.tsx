/** Which screen draws which route. The fleet is in the first script; the others are fetched when they are opened. */
import { lazy, type ReactNode } from 'react';
import type { Route } from './app/routes';
import FleetScreen from './features/fleet/FleetScreen';
import { laterTexts } from './text/i18n';

/** Words come before the screen that says them. */
async function withTexts<Module>(load: () => Promise<Module>): Promise<Module> {
  const [module] = await Promise.all([load(), laterTexts()]);
  return module;
}

const DeviceScreen = lazy(() => withTexts(() => import('./features/device/DeviceScreen')));
const SecurityTwinScreen = lazy(() => withTexts(() => import('./features/securityTwin/SecurityTwinScreen')));
const HistoryScreen = lazy(() => withTexts(() => import('./features/securityTwin/history/HistoryScreen')));
const CreateModuleScreen = lazy(() =>
  withTexts(() => import('./features/device/modules/CreateModuleScreen')),
);
const ManageModuleScreen = lazy(() =>
  withTexts(() => import('./features/device/modules/ManageModuleScreen')),
);
const BaselinesScreen = lazy(() =>
  withTexts(() => import('./features/securityTwin/baselines/BaselinesScreen')),
);
const DeviceTwinScreen = lazy(() =>
  withTexts(() => import('./features/securityTwin/deviceTwin/DeviceTwinScreen')),
);
const CoverageScreen = lazy(() => withTexts(() => import('./features/coverage/CoverageScreen')));
const HygieneScreen = lazy(() => withTexts(() => import('./features/hygiene/HygieneScreen')));
const QueryScreen = lazy(() => withTexts(() => import('./features/query/QueryScreen')));
const ScanScreen = lazy(() => withTexts(() => import('./features/scan/ScanScreen')));
const AgentScreen = lazy(() => withTexts(() => import('./features/agent/AgentScreen')));
const DiagnosticsScreen = lazy(() => withTexts(() => import('./features/diagnostics/DiagnosticsScreen')));
const ReportsScreen = lazy(() => withTexts(() => import('./features/reports/ReportsScreen')));
const SshScreen = lazy(() => withTexts(() => import('./features/ssh/SshScreen')));
const MessagesScreen = lazy(() => withTexts(() => import('./features/messages/MessagesScreen')));
const HubsScreen = lazy(() => withTexts(() => import('./features/hubs/HubsScreen')));
const SettingsScreen = lazy(() => withTexts(() => import('./features/settings/SettingsScreen')));

export function drawScreen(route: Route): ReactNode {
  switch (route.screen) {
    case 'fleet':
      return <FleetScreen route={route} />;
    case 'query':
      return <QueryScreen route={route} />;
    case 'scan':
      return <ScanScreen route={route} />;
    case 'device':
      return <DeviceScreen route={route} />;
    case 'securityTwin':
      return <SecurityTwinScreen route={route} />;
    case 'twinHistory':
      return <HistoryScreen route={route} />;
    case 'createModule':
      return <CreateModuleScreen route={route} />;
    case 'manageModule':
      return <ManageModuleScreen route={route} />;
    case 'baselines':
      return <BaselinesScreen route={route} />;
    case 'deviceTwin':
      return <DeviceTwinScreen route={route} />;
    case 'coverage':
      return <CoverageScreen route={route} />;
    case 'hygiene':
      return <HygieneScreen route={route} />;
    case 'agent':
      return <AgentScreen route={route} />;
    case 'diagnostics':
      return <DiagnosticsScreen route={route} />;
    case 'reports':
      return <ReportsScreen route={route} />;
    case 'ssh':
      return <SshScreen route={route} />;
    case 'messages':
      return <MessagesScreen route={route} />;
    case 'hubs':
      return <HubsScreen route={route} />;
    case 'settings':
      return <SettingsScreen route={route} />;
  }
}
