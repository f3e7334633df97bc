/** Labels in every condition, read by the real reader in its worker thread. */
import { afterAll, describe, expect, it } from 'vitest';
import type { Picture } from '../../../main/labels';
import { beside, drawLabel, paint } from '../../support/labels/draw';
import { openSourceReader } from '../../support/labels/sourceReader';
import { fiftyLabels } from './fiftyLabels';

const reader = openSourceReader();
afterAll(() => reader.close());

const thorough = { kind: 'thorough' } as const;
const textsIn = async (picture: Picture): Promise<string[]> =>
  (await reader.read(picture, thorough)).map(({ text }) => text).sort();

describe('the label reader', () => {
  it('reads at least 48 of 50 worn labels, and none of them wrongly', async () => {
    const missed: string[] = [];
    const wrong: string[] = [];
    for (const { name, text, picture } of await fiftyLabels()) {
      const texts = await textsIn(picture);
      if (!texts.includes(text)) missed.push(name);
      wrong.push(...texts.filter((each) => each !== text).map((each) => `${name}: ${each}`));
    }
    console.log(`Read ${50 - missed.length} of 50 labels; missed: ${missed.join('; ') || 'none'}.`);
    expect(wrong).toEqual([]);
    expect(missed.length).toBeLessThanOrEqual(2);
  });

  it('reads every code of a picture that holds several', async () => {
    const texts = ['cabinet-7', 'pump-07', 'valve-12'];
    const labels = await Promise.all([
      drawLabel({ format: 'QRCode', text: 'cabinet-7' }, 4),
      drawLabel({ format: 'DataMatrix', text: 'pump-07' }, 4),
      drawLabel({ format: 'Code128', text: 'valve-12' }, 3),
    ]);
    expect(await textsIn(beside(labels))).toEqual(texts);
  });

  it('gives GS1 codes with their application identifiers in brackets', async () => {
    const label = await drawLabel(
      { format: 'DataMatrix', text: '(01)09506000134352(21)SN-7', options: 'gs1' },
      4,
    );
    expect(await textsIn(label)).toEqual(['(01)09506000134352(21)SN-7']);
  });

  it('finds a slanted label within the frames of two seconds, looking closer at each in another way', async () => {
    const slanted = (await fiftyLabels()).find(({ name }) => name === 'Code128, slanted, noisy');
    const read: string[] = [];
    for (let frame = 0; frame < 15 && read.length === 0; frame += 1) {
      const labels = await reader.read(slanted?.picture ?? paint(1, 1, () => 0), { kind: 'glance', frame });
      read.push(...labels.map(({ text }) => text));
    }
    expect(read).toEqual([slanted?.text]);
  });

  it('finds nothing in stripes, in noise and in a single pixel', async () => {
    const stripes = paint(400, 300, (x) => (Math.floor(x / 7) % 2 === 0 ? 20 : 230));
    const speckles = paint(300, 200, (x, y) => (x * 7919 + y * 104729 + x * y * 31) % 256);
    expect(await textsIn(stripes)).toEqual([]);
    expect(await textsIn(speckles)).toEqual([]);
    expect(await textsIn(paint(1, 1, () => 0))).toEqual([]);
  });

  it('gives up a picture that takes too long, and reads the next one', async () => {
    const hasty = openSourceReader({ timeoutMs: 1 });
    await expect(
      hasty.read(
        paint(4000, 4000, () => 128),
        thorough,
      ),
    ).rejects.toMatchObject({
      code: 'LABEL_READING_STOPPED',
    });
    await hasty.close();
    const patient = openSourceReader();
    const reading = patient.read(await drawLabel({ format: 'QRCode', text: 'pump-07' }, 4), thorough);
    expect(await reading).toEqual([{ code: 'QRCode', text: 'pump-07' }]);
    await patient.close();
    await expect(
      patient.read(
        paint(1, 1, () => 0),
        thorough,
      ),
    ).resolves.toEqual([]);
    await patient.close();
  });
});
