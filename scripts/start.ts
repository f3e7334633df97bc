/** `npm start`: builds the app, finds an Electron and runs the app in it. */
import { buildApp } from './build/buildApp';
import { repositoryFolder } from './build/folders';
import { hasDisplay } from './electron/display';
import { electronExecutable } from './electron/electronExecutable';
import { ensureSandbox } from './electron/ensureSandbox';
import { runsAsRoot } from './electron/sandboxArguments';
import { startApp, startUnderXvfb } from './electron/startApp';
import { ensureSystemPackages } from './systemPackages';

try {
  await buildApp();
  const electron = await electronExecutable();
  await ensureSystemPackages(electron.path);
  await ensureSandbox(electron.folder);
  if (runsAsRoot)
    console.log('Running as root, so Chromium gets --no-sandbox: its sandbox refuses to start as root.');
  runApp(electron.path, [...electron.args, repositoryFolder, ...process.argv.slice(2)]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** Ends as the app ends, and passes on the signals that ask it to end. */
function runApp(executable: string, args: readonly string[]): void {
  if (!hasDisplay()) {
    console.log('There is no display: the app runs under xvfb-run, where nobody sees its window.');
    console.log('`npm run tour` drives it through the main job and takes pictures.');
  }
  const { child, passOn } = hasDisplay() ? startApp(executable, args) : startUnderXvfb(executable, args);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => passOn(signal));
  child.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.on('close', (code, signal) => {
    if (signal) console.log(`The app was ended by ${signal}.`);
    process.exit(code ?? 1);
  });
}
