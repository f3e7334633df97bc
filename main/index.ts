/** Electron's entry: a table of contents of what the main process does, in the order it does it. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { RPCHandler } from '@orpc/server/message-port';
import { app, session } from 'electron';
import { resolveBySystem } from './diagnostics';
import { openBridge } from './electron/bridge';
import { builtFiles } from './electron/builtFiles';
import { systemClipboard } from './electron/clipboard';
import { closeDevelopmentTools } from './electron/developmentTools';
import {
  chooseFolder,
  chooseImageFile,
  choosePathToSave,
  chooseRecording,
  chooseTextFile,
} from './electron/dialogs';
import { openKeptValues } from './electron/keptValues';
import { mainText } from './electron/mainText';
import { createMainWindow } from './electron/mainWindow';
import { showMenu } from './electron/menu';
import { denyNavigation } from './electron/navigationPolicy';
import { denyNetwork } from './electron/networkPolicy';
import { servePage } from './electron/pageProtocol';
import { registerPageScheme } from './electron/pageScheme';
import { denyPermissions } from './electron/permissionPolicy';
import { systemPower } from './electron/power';
import { stopBeforeQuit } from './electron/quit';
import { chooseReport, printPdf } from './electron/reportFiles';
import { startSandbox } from './electron/sandboxProcess';
import { openSecretBox } from './electron/secretBox';
import { holdSingleInstance } from './electron/singleInstance';
import { denyWebviews } from './electron/webviewPolicy';
import { offerReloadAfterCrash } from './electron/windowCrash';
import { denyWindowOpening } from './electron/windowOpenPolicy';
import { openLabelReader } from './labels';
import { newestLines, openLog } from './log';
import { createRouter } from './router';
import { createServices } from './services';
import { agentSocketOf } from './ssh';
import { openStore } from './store';
import { createThisMachine } from './targets';

/** Of the log, for support. */
const supportLogBytes = 200_000;

registerPageScheme();
if (holdSingleInstance()) void app.whenReady().then(start);
else app.quit();

app.on('web-contents-created', (_event, contents) => {
  denyNavigation(contents);
  denyWindowOpening(contents);
  denyWebviews(contents);
  closeDevelopmentTools(contents);
});

function start(): void {
  const userData = app.getPath('userData');
  const logFile = join(userData, 'logs', 'siteward.log');
  const log = openLog(logFile);
  // First, because the first screen waits for its answer.
  const sandbox = startSandbox(builtFiles.sandbox, join(userData, 'sandbox'), log);
  const kept = openKeptValues();

  denyPermissions(session.defaultSession, () => services.labels.isCameraHeld());
  denyNetwork(session.defaultSession);
  servePage(session.defaultSession, builtFiles.window);
  const window = createMainWindow(builtFiles.preload, kept);

  const services = createServices({
    program: {
      version: app.getVersion(),
      electronVersion: process.versions.electron,
      platform: process.platform,
    },
    systemLocale: app.getLocale(),
    kept,
    secretBox: openSecretBox(),
    clipboard: systemClipboard,
    chooseTextFile: (purpose) => chooseTextFile(purpose, text()),
    choosePathToSave: (purpose, suggestedName) => choosePathToSave(purpose, suggestedName, text()),
    chooseRecording: () => chooseRecording(text()),
    chooseFolder: () => chooseFolder(text()),
    chooseReport: () => chooseReport(text()),
    printPdf,
    readLog: () => newestLines(logFile, supportLogBytes),
    network: {
      resolve: resolveBySystem,
      proxyFor: (url) => session.defaultSession.resolveProxy(url),
    },
    sandbox: sandbox.address,
    store: openStore(join(userData, 'siteward.db'), builtFiles.storeWorker),
    fleetIndex: { folder: join(userData, 'fleet'), workerEntry: builtFiles.fleetIndexWorker },
    power: systemPower(),
    thisMachine: createThisMachine(),
    ssh: {
      knownHosts: {
        ownFile: join(userData, 'known_hosts'),
        otherFiles: [join(homedir(), '.ssh', 'known_hosts')],
      },
      agentSocket: agentSocketOf(process.platform, process.env),
    },
    labelReader: openLabelReader(builtFiles.labelWorker, builtFiles.labelReaderWasm),
    chooseImageFile: () => chooseImageFile(text()),
    log,
  });
  const text = () => mainText[services.settings.read().language];

  openBridge(new RPCHandler(createRouter(services, log)), (url) => log.warn('bridge.foreignSender', { url }));
  services.hubs
    .openAtStart()
    .catch((error: unknown) => log.error('hub.notOpened', { message: String(error) }));

  showMenu(text(), services.menuCommands.send);
  services.settings.onChange(() => showMenu(text(), services.menuCommands.send));
  offerReloadAfterCrash(window, log, text);
  stopBeforeQuit(async () => {
    await services.stop();
    sandbox.close();
    log.close();
  });
}
