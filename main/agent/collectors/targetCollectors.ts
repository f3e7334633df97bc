/** The collectors of one target. */
import type { PlayedAgentName } from '../../../preload/contract';
import { type Target, TargetError } from '../../targets';
import { collects, playedAgents } from '../playedAgent';
import type { Collectors, Poll, TriggeredCollector } from '../ports';
import { recipes, sourcesOf, type TriggeredRecipe } from './recipes';
import { appeared, type Sighting, vanished } from './sighting';

/** Those that the agent it plays has. Each run needs its own: they remember what they saw. */
export function collectorsOn(target: Target, plays: PlayedAgentName): Collectors {
  const { snapshots, triggered } = recipes[target.platform];
  const played = playedAgents[plays];
  const isCollected = (name: string): boolean => collects(played, name, target.platform);
  return {
    snapshots: entriesOf(snapshots)
      .filter(([name]) => isCollected(name))
      .map(([name, { look }]) => ({
        name,
        collect: (at, signal) => look(target, at, signal),
      })),
    triggered: entriesOf(triggered)
      .filter(([name]) => isCollected(name))
      .map(([name, ways]) => triggeredCollector(target, name, ways)),
  };
}

function entriesOf<Name extends string, Value>(
  table: Readonly<Partial<Record<Name, Value>>>,
): [Name, Value][] {
  // Object.entries types every key as string; these are the table's own.
  return Object.entries(table) as [Name, Value][];
}

/** Tells nothing at the first look: what is there already did not happen while the agent ran. */
function triggeredCollector(
  target: Target,
  name: TriggeredCollector['name'],
  ways: readonly TriggeredRecipe[],
): TriggeredCollector {
  const own = ownCommandLines(target);
  const isOwn = (line: string): boolean => own.some((each) => line === each || line.endsWith(` ${each}`));
  let chosen: TriggeredRecipe | null = null;
  let before: readonly Sighting[] | null = null;

  async function look(at: Date, signal: AbortSignal): Promise<readonly Sighting[]> {
    const candidates = chosen === null ? ways : [chosen];
    let problem: unknown = null;
    for (const candidate of candidates) {
      try {
        const sightings = await candidate.recipe.look(target, at, signal);
        if (sightings === null) continue;
        chosen = candidate;
        return sightings;
      } catch (error) {
        if (!(error instanceof TargetError) || error.problem === 'connectionLost') throw error;
        problem = error;
      }
    }
    throw problem ?? new TargetError('programMissing', `This machine has no way to tell of ${name}.`);
  }

  return {
    name,
    forget: () => {
      before = null;
    },
    poll: async (at, signal): Promise<Poll> => {
      const now = await look(at, signal);
      const known = before ?? now;
      before = now;
      const { way, tells } = chosen ?? { way: 'sampling', tells: 'appeared' };
      const news = tells === 'appeared' ? appeared(known, now) : vanished(known, now);
      const happened = news.filter(({ payload }) => !isOwn(String(payload.CommandLine)));
      return {
        way,
        events: happened.map(({ at: happenedAt, payload }) => ({
          at: happenedAt,
          payload: { ...payload, ExtraDetails: { ...detailsOf(payload), CollectedBy: way } },
        })),
      };
    },
  };
}

function detailsOf({ ExtraDetails: details }: Sighting['payload']): object {
  return typeof details === 'object' && details !== null ? details : {};
}

/** The agent's own looking around, with `sudo -n` before it or not, is nobody's doing. */
function ownCommandLines({ platform }: Target): readonly string[] {
  return sourcesOf(platform).flatMap(({ sources }) =>
    sources.flatMap((source) =>
      source.kind === 'command' ? [[source.command.program, ...source.command.args].join(' ')] : [],
    ),
  );
}
