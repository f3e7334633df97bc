/** English texts of the screens that are loaded when they are opened. */
import { hubs } from './hubs';
import { settings } from './settings';

export const later = { hubs, settings };
