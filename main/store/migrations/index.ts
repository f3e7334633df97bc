/** The steps of the app's own database, oldest first; a released step is never edited. */
import type { Migration } from '../migration';
import { drafts } from './0001-drafts';
import { twinMoments } from './0002-twin-moments';
import { moduleCopies } from './0003-module-copies';
import { baselines } from './0004-baselines';
import { fleetShelf } from './0005-fleet-shelf';
import { coverageSamples } from './0006-coverage-samples';
import { queries } from './0007-queries';

export const appMigrations: readonly Migration[] = [
  drafts,
  twinMoments,
  moduleCopies,
  baselines,
  fleetShelf,
  coverageSamples,
  queries,
];
