import { describe, expect, it } from 'vitest';
import { createClipboardKeys } from '../../../main/agent';
import { reveal } from '../../../main/secrets';

const key = Buffer.from('a key of a device, 32 bytes long').toString('base64');

const clipboard = (...texts: string[]) => createClipboardKeys({ read: () => texts.shift() ?? '' });

describe('a key taken from the clipboard', () => {
  it('is held until another one is taken or the program ends', async () => {
    const keys = clipboard(` ${key}\r\n`, key);
    const first = await keys.take();
    expect(reveal(keys.find(first.keyId))).toBe(key);
    const second = await keys.take();
    expect(() => keys.find(first.keyId)).toThrow('DEVICE_KEY_NOT_HELD');
    keys.clear();
    expect(() => keys.find(second.keyId)).toThrow('DEVICE_KEY_NOT_HELD');
  });

  it.each([
    ['', 'NOTHING_CHOSEN'],
    ['pump-7', 'DEVICE_KEY_UNREADABLE'],
    [`SharedAccessKey=${key}`, 'DEVICE_KEY_UNREADABLE'],
    [Buffer.alloc(15).toString('base64'), 'DEVICE_KEY_UNREADABLE'],
    [Buffer.alloc(65).toString('base64'), 'DEVICE_KEY_UNREADABLE'],
  ])('is not %j', async (text, code) => {
    await expect(clipboard(text).take()).rejects.toMatchObject({ code });
  });

  it.each([16, 64])('may have %i bytes', async (bytes) => {
    const keys = clipboard(Buffer.alloc(bytes).toString('base64'));
    expect((await keys.take()).keyId).not.toBe('');
  });
});
