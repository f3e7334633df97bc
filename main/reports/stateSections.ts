/** The sections about twins and the local agent. Pure. */
import type { AgentEntry, JsonValue, ReportSection } from '../../preload/contract';
import { diffBetween, withoutMetadata } from '../twin';
import type { AgentEvidence, TwinEvidence, TwinSections } from './report';
import { section, type Wording } from './wording';

export function twinSections(twins: readonly TwinEvidence[], wording: Wording): ReportSection[] {
  const { twin } = wording.words;
  if (twins.length === 0) return [section(twin.noneHeading, { paragraphs: [twin.none] })];
  return twins.map((evidence) => twinSection(evidence, wording));
}

function twinSection({ moduleId, before, after }: TwinEvidence, wording: Wording): ReportSection {
  const { words, fill, dateTime } = wording;
  const own = words.twin;
  const at = (sections: TwinSections | null): string =>
    sections === null ? own.unseen : dateTime(sections.readAt);
  const changes = before === null || after === null ? null : changeLines(before, after, own.absent);
  return section(fill(own.heading, { module: moduleId }), {
    paragraphs: changes === null ? [own.notComparable] : changes.length === 0 ? [own.same] : [],
    facts: [
      { name: own.beforeName, value: fill(own.before, { at: at(before) }) },
      { name: own.afterName, value: fill(own.after, { at: at(after) }) },
    ],
    listings: [
      ...(changes === null || changes.length === 0 ? [] : [{ title: own.changes, text: changes.join('\n') }]),
      ...listingsOf(before, own.whenBefore, wording),
      ...listingsOf(after, own.whenAfter, wording),
    ],
  });
}

function changeLines(before: TwinSections, after: TwinSections, absent: string): string[] {
  const show = (value: JsonValue | undefined): string =>
    value === undefined ? absent : JSON.stringify(value);
  return (['desired', 'reported'] as const).flatMap((name) =>
    diffBetween(withoutMetadata(before[name]), withoutMetadata(after[name])).map((change) => {
      const old = change.kind === 'added' ? undefined : change.before;
      const now = change.kind === 'removed' ? undefined : change.after;
      return `${[name, ...change.path].join('.')}: ${show(old)} → ${show(now)}`;
    }),
  );
}

function listingsOf(
  sections: TwinSections | null,
  when: string,
  { words, fill }: Wording,
): ReportSection['listings'] {
  if (sections === null) return [];
  const { desired, reported } = words.twin;
  return [
    { title: fill(desired, { when }), text: JSON.stringify(withoutMetadata(sections.desired), null, 2) },
    { title: fill(reported, { when }), text: JSON.stringify(withoutMetadata(sections.reported), null, 2) },
  ];
}

export function agentSection(agent: AgentEvidence | null, wording: Wording): ReportSection {
  const { words, dateTime } = wording;
  const own = words.agent;
  if (agent === null) return section(own.heading, { paragraphs: [own.none] });
  return section(own.heading, {
    paragraphs: [own.meaning],
    facts: [
      { name: own.agentId, value: agent.agentId },
      { name: own.started, value: dateTime(agent.startedAt) },
      { name: own.state, value: words.states[agent.state] },
      {
        name: own.desiredVersion,
        value: agent.desiredVersion === null ? own.never : String(agent.desiredVersion),
      },
      { name: own.collected, value: String(agent.eventsCollected) },
      { name: own.dropped, value: String(agent.eventsDropped) },
      { name: own.sent, value: String(agent.messagesSent) },
      { name: own.acknowledged, value: String(agent.messagesAcknowledged) },
      { name: own.failed, value: String(agent.messagesFailed) },
      {
        name: own.kinds,
        value: agent.eventsByName.map(({ name, count }) => `${name} ${count}`).join(', ') || '–',
      },
    ],
    listings:
      agent.entries.length === 0
        ? []
        : [
            {
              title: own.log,
              text: agent.entries.map(({ at, entry }) => `${at} ${lineOf(entry)}`).join('\n'),
            },
          ],
  });
}

/** Names and values as the JSON has them, in no language of ours. */
function lineOf({ kind, ...rest }: AgentEntry): string {
  const values = Object.entries(rest)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return [kind, ...values].join(' ');
}
