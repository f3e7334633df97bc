/** English texts the first screen needs. The type of a catalogue is what all keys are checked against. */
import { app } from './app';
import { commands } from './commands';
import { common } from './common';
import { failures } from './failures';
import { fleet } from './fleet';

export const first = { app, commands, common, failures, fleet };
