/** The router: one file for each contract file; it translates and never computes. */
import type { EventLog } from '../log';
import type { Services } from '../services';
import { agentRouter } from './agent';
import { appRouter } from './app';
import { implementContract } from './base';
import { baselinesRouter } from './baselines';
import { coverageRouter } from './coverage';
import { deviceCertificatesRouter } from './deviceCertificates';
import { devicesRouter } from './devices';
import { deviceTwinRouter } from './deviceTwin';
import { diagnosticsRouter } from './diagnostics';
import { fleetRouter } from './fleet';
import { hubsRouter } from './hubs';
import { hygieneRouter } from './hygiene';
import { labelsRouter } from './labels';
import { messagesRouter } from './messages';
import { provisioningRouter } from './provisioning';
import { queryConsoleRouter } from './queryConsole';
import { reportsRouter } from './reports';
import { screenExportsRouter } from './screenExports';
import { securityModulesRouter } from './securityModules';
import { securityTwinRouter } from './securityTwin';
import { sshRouter } from './ssh';
import { twinHistoryRouter } from './twinHistory';

export function createRouter(services: Services, log: EventLog) {
  const os = implementContract(log);
  return os.router({
    app: appRouter(os, services),
    hubs: hubsRouter(os, services),
    fleet: fleetRouter(os, services),
    devices: devicesRouter(os, services),
    deviceTwin: deviceTwinRouter(os, services),
    securityTwin: securityTwinRouter(os, services, log),
    securityModules: securityModulesRouter(os, services),
    baselines: baselinesRouter(os, services),
    twinHistory: twinHistoryRouter(os, services),
    queryConsole: queryConsoleRouter(os, services, log),
    agent: agentRouter(os, services),
    deviceCertificates: deviceCertificatesRouter(os, services),
    provisioning: provisioningRouter(os, services),
    diagnostics: diagnosticsRouter(os, services, log),
    coverage: coverageRouter(os, services),
    hygiene: hygieneRouter(os, services, log),
    screenExports: screenExportsRouter(os, services, log),
    ssh: sshRouter(os, services),
    reports: reportsRouter(os, services),
    labels: labelsRouter(os, services, log),
    messages: messagesRouter(os, services, log),
  });
}
