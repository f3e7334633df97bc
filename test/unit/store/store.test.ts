import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openAppStore } from '../../support/appStore';
import { temporaryFolder } from '../../support/temporaryFolder';

const insert = 'INSERT INTO draft (host_name, device_id, module_id, draft) VALUES (?, ?, ?, ?)';

describe('the store', () => {
  it('answers with what was written before, also after it was closed and opened again', async () => {
    const file = join(temporaryFolder(), 'siteward.db');
    const first = openAppStore(file);
    await first.run(insert, ['hub', 'pump-07', 'azureiotsecurity', '{}']);
    await first.close();

    const second = openAppStore(file);
    expect(await second.get('SELECT device_id FROM draft', [])).toMatchObject({ device_id: 'pump-07' });
    await second.close();
  });

  it('rejects a statement that fails and goes on answering others', async () => {
    const store = openAppStore(join(temporaryFolder(), 'siteward.db'));
    await store.run(insert, ['hub', 'd', 'm', '1']);
    await expect(store.run(insert, ['hub', 'd', 'm', '2'])).rejects.toThrow(/UNIQUE/);
    expect(await store.all('SELECT draft FROM draft', [])).toHaveLength(1);
    await store.close();
  });

  it('finishes what was asked before it was closed and refuses what comes later', async () => {
    const store = openAppStore(join(temporaryFolder(), 'siteward.db'));
    const write = store.run(insert, ['hub', 'd', 'm', '1']);
    await store.close();
    await expect(write).resolves.toBeUndefined();
    await expect(store.get('SELECT 1', [])).rejects.toThrow('closed');
  });

  it('runs statements together or not at all', async () => {
    const store = openAppStore(join(temporaryFolder(), 'siteward.db'));
    const twice = [
      { sql: insert, parameters: ['hub', 'd', 'm', '1'] },
      { sql: insert, parameters: ['hub', 'd', 'm', '2'] },
    ];
    await expect(store.runTogether(twice)).rejects.toThrow(/UNIQUE/);
    expect(await store.all('SELECT draft FROM draft', [])).toEqual([]);
    await store.runTogether(twice.slice(1));
    expect(await store.all('SELECT draft FROM draft', [])).toMatchObject([{ draft: '2' }]);
    await store.close();
  });
});
