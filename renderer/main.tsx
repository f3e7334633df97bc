/** The window's entry: the port to main, the texts, then the first screen. */
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import type { Application } from './app/application';
import { createCommands } from './app/commands';
import { createHubSession } from './app/hubSession';
import { createNavigation } from './app/navigation';
import { createProgram } from './app/program';
import { createClientScope } from './client/ClientProvider';
import { createClient } from './client/client';
import { requestPort } from './client/port';
import { drawScreen } from './screens';
import { startText } from './text/i18n';

async function start(): Promise<void> {
  const client = createClient(await requestPort(window));
  const info = await client.app.info();
  await startText(info.settings.language);
  const application: Application = {
    navigation: createNavigation({ screen: 'fleet' }),
    commands: createCommands(),
    hubSession: createHubSession(client),
    program: createProgram(client, info),
  };
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no root element.');
  createRoot(root).render(
    <App scope={createClientScope(client)} application={application} drawScreen={drawScreen} />,
  );
}

void start();
