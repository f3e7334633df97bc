import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createTurns } from '../../../main/sandbox/turns';

function recorder() {
  const said: string[] = [];
  const reader = (name: string) => ({
    read: () => said.push(`${name} reads`),
    afterwards: (isKept: boolean) => said.push(`${name} ${isKept ? 'answers' : 'fails'}`),
  });
  return { said, reader };
}

describe('turns', () => {
  it('keep together what several connections read, and let them answer afterwards', async () => {
    const { said, reader } = recorder();
    const turns = createTurns((work) => {
      said.push('begin');
      work();
      said.push('commit');
    });
    const one = reader('one');
    turns.add(one);
    turns.add(reader('two'));
    turns.add(one);
    expect(said).toEqual([]);
    await setImmediate();
    expect(said).toEqual(['begin', 'one reads', 'two reads', 'commit', 'one answers', 'two answers']);
  });

  it('happen at once when somebody cannot wait, and not again', async () => {
    const { said, reader } = recorder();
    const turns = createTurns((work) => work());
    turns.add(reader('one'));
    turns.flush();
    expect(said).toEqual(['one reads', 'one answers']);
    await setImmediate();
    expect(said).toHaveLength(2);
  });

  it('tell everybody when the disk refuses', async () => {
    const { said, reader } = recorder();
    const turns = createTurns(() => {
      throw new Error('disk full');
    });
    turns.add(reader('one'));
    await setImmediate();
    expect(said).toEqual(['one fails']);
  });
});
