/** The window: providers around the frame. */
import type { ReactNode } from 'react';
import { ClientProvider, type ClientScope } from '../client/ClientProvider';
import { type Application, ApplicationContext } from './application';
import { Frame } from './Frame';
import type { Route } from './routes';
import { StyleProvider, ThemeProvider } from './ThemeProvider';

interface AppProps {
  readonly scope: ClientScope;
  readonly application: Application;
  readonly drawScreen: (route: Route) => ReactNode;
}

export function App({ scope, application, drawScreen }: AppProps) {
  return (
    <ClientProvider scope={scope}>
      <ApplicationContext value={application}>
        <StyleProvider>
          <ThemeProvider>
            <Frame drawScreen={drawScreen} />
          </ThemeProvider>
        </StyleProvider>
      </ApplicationContext>
    </ClientProvider>
  );
}
