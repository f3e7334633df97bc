/** `npm run pack`: packs the app for this machine into `release`. */
import { join } from 'node:path';
import { repositoryFolder } from './build/folders';
import { packApp } from './pack/packApp';

console.log(`Packed ${await packApp(join(repositoryFolder, 'release'))}`);
