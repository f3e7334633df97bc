/** Reads what `nft -j list ruleset` prints; libnftables-json(5). */
import { z } from 'zod';
import type { FirewallRule } from '../../../security';
import type { ChainRule } from './iptables';

const chain = z.object({
  family: z.string(),
  table: z.string(),
  name: z.string(),
  type: z.string().optional(),
  hook: z.string().optional(),
  policy: z.string().optional(),
});
type Chain = z.infer<typeof chain>;

const statement = z.record(z.string(), z.unknown());
const rule = z.object({
  family: z.string(),
  table: z.string(),
  chain: z.string(),
  comment: z.string().optional(),
  expr: z.array(statement).default([]),
});
type Rule = z.infer<typeof rule>;

const ruleset = z.object({
  nftables: z.array(z.object({ chain: chain.optional(), rule: rule.optional() })),
});

const match = z.object({
  op: z.string(),
  left: z
    .object({ payload: z.object({ protocol: z.string(), field: z.string() }) })
    .or(z.object({ meta: z.object({ key: z.string() }) })),
  right: z.unknown(),
});

const directions: Readonly<Record<string, 'In' | 'Out'>> = { input: 'In', output: 'Out' };
const actions: Readonly<Record<string, FirewallRule['Action']>> = {
  accept: 'Allow',
  drop: 'Deny',
  reject: 'Deny',
};

/** Rules of chains that filter, and of those they jump to; each chain's policy last. Throws when it is no ruleset. */
export function parseNftRuleset(text: string): ChainRule[] {
  if (text.trim() === '') return [];
  const { nftables } = ruleset.parse(JSON.parse(text));
  const chains = nftables.flatMap((entry) => (entry.chain === undefined ? [] : [entry.chain]));
  const rules = nftables.flatMap((entry) => (entry.rule === undefined ? [] : [entry.rule]));
  return chains
    .filter(({ type }) => type === undefined || type === 'filter')
    .flatMap((own) => {
      const listed = rules
        .filter(({ family, table, chain: name }) => nameOf(own) === `${family} ${table} ${name}`)
        .map((each, index) => ruleOf(each, own, index + 1));
      const last = own.policy === undefined ? [] : [policyOf(own, own.policy, listed.length + 1)];
      return [...listed, ...last].map((each) => ({ chain: nameOf(own), rule: each }));
    });
}

function nameOf({ family, table, name }: Chain): string {
  return `${family} ${table} ${name}`;
}

function policyOf(own: Chain, policy: string, priority: number): FirewallRule {
  return { ...startOf(own, priority), Action: actions[policy] ?? 'Other' };
}

function startOf({ hook, name }: Chain, priority: number): Omit<FirewallRule, 'Action'> {
  const direction = directions[hook ?? ''];
  return {
    Enabled: true,
    Priority: priority,
    ...(direction === undefined ? {} : { Direction: direction }),
    ChainName: name,
  };
}

function ruleOf({ expr, comment }: Rule, own: Chain, priority: number): FirewallRule {
  const verdict = expr.flatMap((each) => Object.keys(each)).find((key) => key in actions);
  return {
    ...startOf(own, priority),
    Action: actions[verdict ?? ''] ?? 'Other',
    ...Object.assign({}, ...expr.map(matchPart)),
    ExtraDetails: {
      Rule: JSON.stringify(expr),
      ...(comment === undefined ? {} : { Comment: comment }),
    },
  };
}

/** What a match says about addresses, ports and the protocol; nothing for other statements. */
function matchPart(each: Readonly<Record<string, unknown>>): Partial<FirewallRule> {
  const found = match.safeParse(each.match).data;
  if (found === undefined) return {};
  const value = `${found.op === '!=' ? '!' : ''}${textOf(found.right)}`;
  if ('meta' in found.left) return found.left.meta.key === 'l4proto' ? { Protocol: value } : {};
  const { protocol, field } = found.left.payload;
  switch (field) {
    case 'saddr':
      return { SourceAddress: value };
    case 'daddr':
      return { DestinationAddress: value };
    case 'sport':
      return { Protocol: protocol, SourcePort: value };
    case 'dport':
      return { Protocol: protocol, DestinationPort: value };
    case 'protocol':
    case 'nexthdr':
      return { Protocol: value };
    default:
      return {};
  }
}

const prefix = z.object({ prefix: z.object({ addr: z.string(), len: z.number() }) });
const range = z.object({ range: z.tuple([z.unknown(), z.unknown()]) });
const set = z.object({ set: z.array(z.unknown()) });

/** `22`, `192.0.2.0/24`, `1024-2048`, `22,80`, `@allowed`. */
function textOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  const asPrefix = prefix.safeParse(value).data;
  if (asPrefix !== undefined) return `${asPrefix.prefix.addr}/${asPrefix.prefix.len}`;
  const asRange = range.safeParse(value).data;
  if (asRange !== undefined) return asRange.range.map(textOf).join('-');
  const asSet = set.safeParse(value).data;
  if (asSet !== undefined) return asSet.set.map(textOf).join(',');
  return JSON.stringify(value);
}
