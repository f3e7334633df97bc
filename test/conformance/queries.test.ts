import { describe, expect, it } from 'vitest';
import { newDevice } from './identities';
import { registryClient } from './serviceClients';

/** A hub's queries lag behind its twins by seconds (iot-hub-devguide-query-language.md, Limitations). */
const lagMs = 30_000;

/** The items, and how many pages they came in. */
async function answerOf(text: string, pageSize = 100): Promise<{ items: unknown[]; pages: number }> {
  const query = registryClient().createQuery(text, pageSize);
  const items: unknown[] = [];
  let pages = 0;
  while (query.hasMoreResults) {
    // Without the token `next` begins again; the declaration leaves the token out.
    const { continuationToken } = query as unknown as { continuationToken?: string };
    const { result } = (await query.next(continuationToken ?? '')) as { result: unknown[] };
    items.push(...result);
    pages += 1;
  }
  return { items, pages };
}

async function threeDevices(): Promise<string> {
  const run = `run-${Date.now()}-${Math.round(Math.random() * 1e6)}`;
  for (const floor of [1, 2, 3]) {
    const { deviceId } = await newDevice();
    await registryClient().updateTwin(deviceId, { tags: { run, place: { floor } } }, '*');
  }
  return run;
}

describe('a query', () => {
  it('selects twins by their tags, in pages of the size asked for', async () => {
    const run = await threeDevices();
    const text = `SELECT * FROM devices WHERE tags.run = '${run}'`;
    await expect.poll(async () => (await answerOf(text)).items.length, { timeout: lagMs }).toBe(3);
    expect((await answerOf(text, 1)).pages).toBeGreaterThanOrEqual(3);
    const some = `${text} AND tags.place.floor >= 2 AND NOT tags.place.floor IN [3]`;
    expect((await answerOf(some)).items).toMatchObject([{ tags: { place: { floor: 2 } } }]);
  });

  it('projects, counts and groups', async () => {
    const run = await threeDevices();
    const where = `WHERE tags.run = '${run}'`;
    const count = `SELECT COUNT() AS n FROM devices ${where}`;
    await expect.poll(async () => (await answerOf(count)).items, { timeout: lagMs }).toEqual([{ n: 3 }]);
    const projected = await answerOf(`SELECT tags.place.floor AS floor FROM devices ${where}`);
    expect(projected.items).toEqual(expect.arrayContaining([{ floor: 1 }, { floor: 2 }, { floor: 3 }]));
    const grouped = await answerOf(
      `SELECT status AS status, COUNT() AS n, MAX(tags.place.floor) AS highest FROM devices ${where} GROUP BY status`,
    );
    expect(grouped.items).toEqual([{ status: 'enabled', n: 3, highest: 3 }]);
  });

  it('is refused when it is none', async () => {
    await expect(answerOf('SELECT FROM WHERE')).rejects.toMatchObject({ name: 'ArgumentError' });
  });
});
