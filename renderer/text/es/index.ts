/** Spanish texts the first screen needs: the same keys as English. */
import type { SpanishOf } from '../catalogue';
import type { first as english } from '../en';
import { app } from './app';
import { commands } from './commands';
import { common } from './common';
import { failures } from './failures';
import { fleet } from './fleet';

export const first = { app, commands, common, failures, fleet } satisfies SpanishOf<typeof english>;
