/** Reads a query, or the condition of a job or configuration. What is read can be run; everything else names its place. */
import type { SyntaxNode } from '@lezer/common';
import { aggregateNamed, parser } from '../../../preload/queryLanguage';
import { routeFunctionsIn } from './expressions';
import { QuerySyntaxError } from './querySyntaxError';
import { readExpression } from './readExpression';
import { isSamePath, readName, readNumber, readPath, segmentsOf } from './readTerminal';
import type { Condition, Path, Query, QueryCollection, SelectItem } from './syntax';

/** Source: MicrosoftDocs/azure-docs iot-hub-devguide-query-language.md. */
const longestQuery = 8192;

const queryParser = parser.configure({ strict: true, top: 'Query' });
const conditionParser = parser.configure({ strict: true, top: 'Condition' });

export function parseQuery(text: string): Query {
  const root = rootOf(queryParser, text);
  const top = root.getChild('Top')?.getChild('NumberLiteral');
  const groupBy = root.getChild('GroupBy')?.getChild('Path');
  const condition = root.getChild('Where')?.lastChild;
  const where = condition ? readExpression(condition, text) : null;
  const query: Query = {
    select: root.getChild('Star') ? null : root.getChildren('SelectItem').map((item) => readItem(item, text)),
    top: top ? readTop(top, text) : null,
    from: readCollection(root, text) ?? 'devices',
    where,
    groupBy: groupBy ? readPath(groupBy, text) : null,
    routeFunctions: where ? routeFunctionsIn(where) : [],
  };
  checkSelection(query, root, text);
  return query;
}

/** `*`, or what stands after WHERE, or `FROM collection WHERE …`. */
export function parseCondition(text: string): Condition {
  const root = rootOf(conditionParser, text);
  const from = readCollection(root, text) ?? 'devices';
  const last = root.lastChild;
  return { from, where: !last || last.name === 'Star' ? null : readExpression(last, text) };
}

function rootOf(strictParser: typeof parser, text: string): SyntaxNode {
  if (text.length > longestQuery) {
    throw new QuerySyntaxError(`the query goes on beyond ${longestQuery} characters`, text, longestQuery);
  }
  try {
    return strictParser.parse(text).topNode;
  } catch (error) {
    // The strict parser throws nothing but `No parse at POSITION`.
    const position = Number(/\d+$/.exec(error instanceof Error ? error.message : '')?.[0] ?? 0);
    throw new QuerySyntaxError(`did not expect ${whatStands(text, position)}`, text, position);
  }
}

function whatStands(text: string, position: number): string {
  const [word] = /^(?:[\w$]+|\S)/u.exec(text.slice(position)) ?? [];
  return word === undefined ? 'the end of the query' : `'${word}'`;
}

/** Null where none is named. */
function readCollection(root: SyntaxNode, text: string): QueryCollection | null {
  const node = root.getChild('Collection')?.getChild('Path');
  if (!node) return null;
  const name = segmentsOf(node, text).join('.').toLowerCase();
  switch (name) {
    case 'devices':
      return 'devices';
    case 'devices.modules':
      return 'modules';
    case 'devices.jobs':
      return 'jobs';
    default:
      throw new QuerySyntaxError(`there is no collection ${name}`, text, node.from);
  }
}

function readTop(node: SyntaxNode, text: string): number {
  const top = readNumber(node, text);
  if (!Number.isSafeInteger(top) || top < 1) {
    throw new QuerySyntaxError('TOP takes a whole number above 0', text, node.from);
  }
  return top;
}

function readItem(item: SyntaxNode, text: string): SelectItem {
  const alias = item.getChild('Alias')?.lastChild;
  const named = (fallback: string): string => (alias ? readName(alias, text) : fallback);
  const aggregate = item.getChild('Aggregate');
  const path = (aggregate ?? item).getChild('Path');
  if (!aggregate) {
    const segments = path ? readPath(path, text) : [];
    return { kind: 'path', path: segments, name: named(segments.at(-1) ?? '') };
  }
  const function_ = aggregate.getChild('FunctionName');
  const written = function_ ? text.slice(function_.from, function_.to) : '';
  const of = aggregateNamed(written);
  if (!of) throw new QuerySyntaxError(`there is no aggregate ${written}`, text, aggregate.from);
  if (!path && of !== 'COUNT') throw new QuerySyntaxError(`${of} needs a property`, text, aggregate.from);
  return { kind: 'aggregate', of, path: path ? readPath(path, text) : null, name: named(of) };
}

/** Source of what jobs do not take: MicrosoftDocs/azure-docs iot-hub query-jobs.md. */
function checkSelection({ select, from, groupBy }: Query, root: SyntaxNode, text: string): void {
  const grouping = root.getChild('GroupBy');
  if (from === 'jobs' && (select !== null || grouping)) {
    throw new QuerySyntaxError('devices.jobs takes SELECT * without GROUP BY only', text, 0);
  }
  if (select === null) {
    if (grouping) throw new QuerySyntaxError('SELECT * does not go with GROUP BY', text, grouping.from);
    return;
  }
  if (!groupBy && !select.some(({ kind }) => kind === 'aggregate')) return;
  const nodes = root.getChildren('SelectItem');
  for (const [index, item] of select.entries()) {
    if (item.kind === 'aggregate' || isGrouped(item.path, groupBy)) continue;
    const name = item.path.join('.');
    throw new QuerySyntaxError(`${name} is neither grouped nor aggregated`, text, nodes[index]?.from ?? 0);
  }
}

function isGrouped(path: Path, groupBy: Path | null): boolean {
  return groupBy !== null && isSamePath(path, groupBy);
}
