import { describe, expect, it } from 'vitest';
import { createConsumers } from '../../../../main/sandbox/events/consumers';
import type { EventsRefusal } from '../../../../main/sandbox/events/refusal';

function consumer(name: string, ownerLevel: bigint | null = null) {
  const refusals: EventsRefusal[] = [];
  return { name, ownerLevel, displace: (refusal: EventsRefusal) => refusals.push(refusal), refusals };
}

describe('consumers of a partition', () => {
  it('are up to five without an owner level', () => {
    const { join } = createConsumers();
    const leave = join('$Default/0', consumer('0'));
    for (const name of ['1', '2', '3', '4']) join('$Default/0', consumer(name));
    expect(() => join('$Default/0', consumer('5'))).toThrow(/maximum number of allowed receivers/);
    join('$Default/1', consumer('elsewhere'));
    leave();
    join('$Default/0', consumer('5'));
  });

  it('give way to one with an owner level, who gives way to a higher one or an equal one', () => {
    const { join } = createConsumers();
    const [free, low, equal, high] = [consumer('a'), consumer('b', 1n), consumer('c', 1n), consumer('d', 9n)];
    join('$Default/0', free);
    join('$Default/0', low);
    expect(free.refusals).toMatchObject([{ condition: 'amqp:link:stolen' }]);
    join('$Default/0', equal);
    expect(low.refusals).toHaveLength(1);
    join('$Default/0', high);
    expect(equal.refusals[0]?.message).toContain("New receiver 'd' with higher epoch of '9'");
    expect(high.refusals).toEqual([]);
  });

  it('are refused while another has more right, and let in when that one has left', () => {
    const { join } = createConsumers();
    const leave = join('$Default/0', consumer('a', 636730203068015448n));
    expect(() => join('$Default/0', consumer('b', 636730203068015447n))).toThrow(/higher epoch/);
    expect(() => join('$Default/0', consumer('c'))).toThrow(/non-epoch receiver is not allowed/);
    leave();
    join('$Default/0', consumer('c'));
    join('$Default/0', consumer('b', 0n));
  });

  it('may leave late: after they gave way, others stay', () => {
    const { join } = createConsumers();
    const leaveOld = join('$Default/0', consumer('old', 1n));
    join('$Default/0', consumer('new', 2n));
    leaveOld();
    expect(() => join('$Default/0', consumer('lower', 1n))).toThrow(/higher epoch/);
  });
});
