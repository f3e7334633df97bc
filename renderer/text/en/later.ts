/** English texts of the screens that are loaded when they are opened. */
import { agent } from './agent';
import { baselines } from './baselines';
import { coverage } from './coverage';
import { device } from './device';
import { deviceTwin } from './deviceTwin';
import { diagnostics } from './diagnostics';
import { findings } from './findings';
import { history } from './history';
import { hubs } from './hubs';
import { hygiene, hygieneRules } from './hygiene';
import { judgement } from './judgement';
import { messages } from './messages';
import { modules } from './modules';
import { properties } from './properties';
import { query } from './query';
import { reports } from './reports';
import { scan } from './scan';
import { securityTwin } from './securityTwin';
import { settings } from './settings';
import { ssh } from './ssh';
import { workbench } from './workbench';

export const later = {
  agent,
  baselines,
  coverage,
  device,
  deviceTwin,
  diagnostics,
  findings,
  history,
  hubs,
  hygiene,
  hygieneRules,
  judgement,
  messages,
  modules,
  properties,
  query,
  reports,
  scan,
  securityTwin,
  settings,
  ssh,
  workbench,
};
