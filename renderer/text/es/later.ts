/** Spanish texts of the screens that are loaded when they are opened: the same keys as English. */
import type { SpanishOf } from '../catalogue';
import type { later as english } from '../en/later';
import { hubs } from './hubs';
import { settings } from './settings';

export const later = { hubs, settings } satisfies SpanishOf<typeof english>;
