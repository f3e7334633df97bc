/** What is wrong with a query, at its place, while it is being typed: the same that the hub would refuse. */
import type { SyntaxNode, Tree } from '@lezer/common';
import { collectionNamed } from './fields';
import { aggregateNamed, functionNamed, functions } from './functions';
import { parser } from './iotHubQuery.parser';
import { segmentsIn, withoutCollection } from './names';

/** Source: MicrosoftDocs/azure-docs iot-hub-devguide-query-language.md. */
export const longestQuery = 8192;
/** Far more than anybody writes, far less than would overflow a stack. */
export const deepestExpression = 100;

export type QueryMistakeCode =
  | 'unexpected'
  | 'unfinished'
  | 'tooLong'
  | 'tooDeep'
  | 'unknownCollection'
  | 'unknownFunction'
  | 'argumentCount'
  /** Documented for message routes only: the hub may refuse it. */
  | 'routeFunction'
  | 'unknownAggregate'
  | 'aggregateNeedsProperty'
  | 'topNotWhole'
  | 'notGrouped'
  | 'starGrouped'
  | 'jobsProjection';

/** Positions are counted from 0 in the query's text. */
export interface QueryMistake {
  readonly code: QueryMistakeCode;
  readonly from: number;
  readonly to: number;
  /** The name or word concerned; empty when there is none. */
  readonly found: string;
  readonly severity: 'error' | 'warning';
}

const strictParser = parser.configure({ strict: true, top: 'Query' });

/** In the order of their places. A query that cannot be parsed has one mistake: what follows it means nothing yet. */
export function mistakesIn(text: string): readonly QueryMistake[] {
  if (text.length > longestQuery) return [mistake('tooLong', longestQuery, text.length)];
  const parsed = parsedOrPosition(text);
  if (typeof parsed === 'number') return [syntaxMistake(text, parsed)];
  return [...mistakesOfTree(parsed, text)].sort((a, b) => a.from - b.from);
}

function parsedOrPosition(text: string): Tree | number {
  try {
    return strictParser.parse(text);
  } catch (error) {
    // The strict parser throws nothing but `No parse at POSITION`.
    return Number(/\d+$/.exec(error instanceof Error ? error.message : '')?.[0] ?? 0);
  }
}

function mistake(
  code: QueryMistakeCode,
  from: number,
  to: number,
  found = '',
  severity: QueryMistake['severity'] = 'error',
): QueryMistake {
  return { code, from, to, found, severity };
}

function syntaxMistake(text: string, position: number): QueryMistake {
  const [word] = /^(?:[\w$]+|\S)/u.exec(text.slice(position)) ?? [];
  return word === undefined
    ? mistake('unfinished', Math.max(0, text.trimEnd().length - 1), text.length)
    : mistake('unexpected', position, position + word.length, word);
}

function* mistakesOfTree(tree: Tree, text: string): Generator<QueryMistake, void, void> {
  const root = tree.topNode;
  yield* mistakesOfSelection(root, text);
  let depth = 0;
  const found: QueryMistake[] = [];
  tree.iterate({
    enter: ({ node }) => {
      depth += isLevel(node) ? 1 : 0;
      if (depth > deepestExpression + 1 && found.length === 0)
        found.push(mistake('tooDeep', node.from, node.to));
      if (node.name === 'Call') found.push(...mistakesOfCall(node, text));
    },
    leave: ({ node }) => {
      depth -= isLevel(node) ? 1 : 0;
    },
  });
  yield* found;
}

const levels = new Set([
  'Group',
  'And',
  'Or',
  'Not',
  'Sign',
  'Comparison',
  'Membership',
  'Sum',
  'Product',
  'Call',
]);

function isLevel(node: SyntaxNode): boolean {
  return levels.has(node.name);
}

function mistakesOfCall(call: SyntaxNode, text: string): readonly QueryMistake[] {
  const nameNode = call.getChild('FunctionName');
  if (!nameNode) return [];
  const written = text.slice(nameNode.from, nameNode.to);
  const at = { from: nameNode.from, to: nameNode.to };
  const name = functionNamed(written);
  if (name === null) return [mistake('unknownFunction', at.from, at.to, written)];
  const { fewest, most, isForTwins } = functions[name];
  const given = argumentCount(call);
  if (given < fewest || given > most) return [mistake('argumentCount', at.from, at.to, name)];
  return isForTwins ? [] : [mistake('routeFunction', at.from, at.to, name, 'warning')];
}

function argumentCount(call: SyntaxNode): number {
  let count = 0;
  for (let child = call.firstChild; child; child = child.nextSibling) {
    if (!['FunctionName', '(', ')', ','].includes(child.name)) count += 1;
  }
  return count;
}

function* mistakesOfSelection(root: SyntaxNode, text: string): Generator<QueryMistake, void, void> {
  const top = root.getChild('Top')?.getChild('NumberLiteral');
  if (top) {
    const count = Number(text.slice(top.from, top.to));
    if (!Number.isSafeInteger(count) || count < 1) yield mistake('topNotWhole', top.from, top.to);
  }
  const from = root.getChild('Collection')?.getChild('Path');
  const named = from ? segmentsIn(from, text).join('.') : '';
  const collection = collectionNamed(named);
  if (from && collection === null) yield mistake('unknownCollection', from.from, from.to, named);
  const items = root.getChildren('SelectItem');
  for (const item of items) yield* mistakesOfAggregate(item, text);
  const grouping = root.getChild('GroupBy');
  if (collection === 'devices.jobs' && (items.length > 0 || grouping)) {
    const place = grouping ?? items[0];
    if (place) yield mistake('jobsProjection', place.from, place.to);
  } else if (items.length === 0) {
    if (grouping) yield mistake('starGrouped', grouping.from, grouping.to);
  } else {
    yield* mistakesOfGrouping(items, grouping?.getChild('Path') ?? null, text);
  }
}

function* mistakesOfAggregate(item: SyntaxNode, text: string): Generator<QueryMistake, void, void> {
  const aggregate = item.getChild('Aggregate');
  const name = aggregate?.getChild('FunctionName');
  if (!aggregate || !name) return;
  const written = text.slice(name.from, name.to);
  const known = aggregateNamed(written);
  if (known === null) yield mistake('unknownAggregate', name.from, name.to, written);
  else if (known !== 'COUNT' && !aggregate.getChild('Path')) {
    yield mistake('aggregateNeedsProperty', name.from, name.to, known);
  }
}

function* mistakesOfGrouping(
  items: readonly SyntaxNode[],
  groupBy: SyntaxNode | null,
  text: string,
): Generator<QueryMistake, void, void> {
  const isCounted = groupBy !== null || items.some((item) => item.getChild('Aggregate'));
  if (!isCounted) return;
  const grouped = groupBy && comparablePath(groupBy, text);
  for (const item of items) {
    const path = item.getChild('Path');
    if (!path || item.getChild('Aggregate') || comparablePath(path, text) === grouped) continue;
    yield mistake('notGrouped', path.from, path.to, text.slice(path.from, path.to));
  }
}

/** The root's letter case does not matter, that of tags and properties does. */
function comparablePath(path: SyntaxNode, text: string): string {
  const [root = '', ...rest] = withoutCollection(segmentsIn(path, text));
  return JSON.stringify([root.toLowerCase(), ...rest]);
}
