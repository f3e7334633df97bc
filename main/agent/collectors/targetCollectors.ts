/** The collectors of one target. */
import type { PlayedAgentName } from '../../../preload/contract';
import { type Target, TargetError } from '../../targets';
import { collects, playedAgents } from '../playedAgent';
import type { Collectors, Poll, TriggeredCollector } from '../ports';
import { recipes, sourcesOf, type TriggeredRecipe } from './recipes';
import { type Remembered, remembering } from './remembered';
import type { Sighting } from './sighting';

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
  let chosen: { readonly way: TriggeredRecipe; readonly remembered: Remembered } | null = null;

  /** The first way that the machine lets look; null when there is none. */
  async function choose(at: Date, signal: AbortSignal) {
    let problem: unknown = null;
    for (const way of ways) {
      try {
        const sightings = await way.recipe.look(target, at, signal);
        if (sightings !== null) return { way, sightings };
      } catch (error) {
        if (!(error instanceof TargetError) || error.problem === 'connectionLost') throw error;
        problem = error;
      }
    }
    throw problem ?? new TargetError('programMissing', `This machine has no way to tell of ${name}.`);
  }

  async function look(at: Date, signal: AbortSignal) {
    const sightings = chosen === null ? null : await chosen.way.recipe.look(target, at, signal);
    // Null also when what it was chosen for was switched off since.
    return chosen === null || sightings === null ? choose(at, signal) : { way: chosen.way, sightings };
  }

  return {
    name,
    forget: () => {
      chosen = null;
    },
    poll: async (at, signal): Promise<Poll> => {
      const { way, sightings } = await look(at, signal);
      // Nobody hears what this look tells, so it must not count as told.
      signal.throwIfAborted();
      if (chosen?.way !== way) chosen = { way, remembered: remembering(way.way, way.tells) };
      const news = chosen.remembered.news(sightings);
      const happened = news.filter(
        ({ commandLine, payload }) => !isOwn(commandLine ?? String(payload.CommandLine)),
      );
      return {
        way: way.way,
        events: happened.map(({ at: happenedAt, payload }) => ({
          at: happenedAt,
          payload: { ...payload, ExtraDetails: { ...detailsOf(payload), CollectedBy: way.way } },
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
