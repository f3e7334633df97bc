/** Everything the window and main may say to each other. */
import { agent } from './agent';
import { app } from './app';
import { baselines } from './baselines';
import { coverage } from './coverage';
import { deviceCertificates } from './deviceCertificates';
import { devices } from './devices';
import { deviceTwin } from './deviceTwin';
import { diagnostics } from './diagnostics';
import { fleet } from './fleet';
import { hubs } from './hubs';
import { hygiene } from './hygiene';
import { labels } from './labels';
import { messages } from './messages';
import { provisioning } from './provisioning';
import { queryConsole } from './queryConsole';
import { reports } from './reports';
import { screenExports } from './screenExports';
import { securityModules } from './securityModules';
import { securityTwin } from './securityTwin';
import { ssh } from './ssh';
import { twinHistory } from './twinHistory';

export const contract = {
  app,
  hubs,
  fleet,
  devices,
  deviceTwin,
  securityTwin,
  securityModules,
  baselines,
  twinHistory,
  queryConsole,
  agent,
  deviceCertificates,
  provisioning,
  diagnostics,
  coverage,
  hygiene,
  screenExports,
  ssh,
  reports,
  labels,
  messages,
};
export type Contract = typeof contract;

export * from './agent';
export * from './app';
export * from './baselines';
export * from './coverage';
export * from './deviceCertificates';
export * from './devices';
export * from './deviceTwin';
export * from './diagnosisVerdicts';
export * from './diagnostics';
export * from './drift';
export * from './failures';
export * from './findings';
export * from './fleet';
export * from './fleetFilter';
export * from './fleetShelf';
export * from './fleetSync';
export * from './fleetView';
export * from './hubs';
export * from './hygiene';
export * from './identity';
export * from './json';
export * from './jsonChange';
export * from './labels';
export * from './messages';
export * from './provisioning';
export * from './queryConsole';
export * from './reports';
export * from './screenExports';
export * from './securityAgents';
export * from './securityModules';
export * from './securityTwin';
export * from './ssh';
export * from './traffic';
export * from './twinHistory';
