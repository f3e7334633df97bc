/** `npm run build`: builds the app into `dist`. */
import { buildApp } from './build/buildApp';

await buildApp();
