/** Secrets cannot be printed, rest encrypted, and leave the clipboard again. */
import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createClipboardKeeper,
  openVault,
  reveal,
  type SecretBox,
  scrubSecrets,
  secretOf,
} from '../../../main/secrets';

const key = Buffer.alloc(32, 7).toString('base64');

describe('a secret', () => {
  it('shows nothing however it is printed, and gives its text only to reveal', () => {
    const secret = secretOf(key);
    const printed = [`${secret}`, JSON.stringify({ secret }), inspect({ secret }, { showHidden: true })];
    for (const text of printed) {
      expect(text).not.toContain(key);
      expect(text).toContain('[secret]');
    }
    expect(reveal(secret)).toBe(key);
  });
});

describe('scrubbing', () => {
  it('takes out keys of either length, tokens and signatures, and leaves the rest', () => {
    const long = Buffer.alloc(64, 9).toString('base64');
    const text = `HostName=h.azure-devices.net;SharedAccessKeyName=owner;SharedAccessKey=abc; then ${key} and ${long} SharedAccessSignature sr=h&sig=a%2Bb%3D&se=1 ?sv=1&sig=xyz`;
    const scrubbed = scrubSecrets(text);
    for (const secret of [key, long, 'abc', 'a%2Bb%3D', 'xyz']) expect(scrubbed).not.toContain(secret);
    expect(scrubbed).toContain('HostName=h.azure-devices.net;SharedAccessKeyName=owner');
  });

  it('finds a key of any bytes anywhere, also percent-encoded', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.boolean(), (bytes, isEncoded) => {
        const plain = Buffer.from(bytes).toString('base64');
        const written = isEncoded ? encodeURIComponent(plain) : plain;
        expect(scrubSecrets(`key "${written}" was refused`)).toBe('key "[secret]" was refused');
      }),
    );
  });
});

function keptValues() {
  const values = new Map<string, unknown>();
  return {
    get: (name: string) => values.get(name),
    set: (name: string, value: unknown) => void values.set(name, value),
    text: () => JSON.stringify([...values]),
  };
}

function reversingBox(kind: SecretBox['kind']): SecretBox {
  const reversed = (text: string) => [...text].reverse().join('');
  return {
    kind,
    encrypt: (text) => Buffer.from(reversed(text)),
    decrypt: (bytes) => reversed(Buffer.from(bytes).toString()),
  };
}

describe('the vault', () => {
  it('finds a kept credential after a restart and never writes its text', () => {
    const kept = keptValues();
    expect(openVault(reversingBox('keystore'), kept).keep('hub', secretOf(key), 'vault')).toBe('vault');
    expect(kept.text()).not.toContain(key);
    const found = openVault(reversingBox('keystore'), kept).find('hub');
    expect(found && reveal(found)).toBe(key);
  });

  it('writes nothing when asked for the session or when the machine keeps no secrets', () => {
    const kept = keptValues();
    expect(openVault(reversingBox('keystore'), kept).keep('a', secretOf(key), 'session')).toBe('session');
    const vault = openVault(reversingBox('unavailable'), kept);
    expect(vault.keep('b', secretOf(key), 'vault')).toBe('session');
    expect(kept.text()).toBe('[]');
    expect(vault.place('b')).toBe('session');
    expect(openVault(reversingBox('keystore'), kept).place('b')).toBe('missing');
  });

  it('calls a credential missing once the machine cannot decrypt it any more', () => {
    const kept = keptValues();
    openVault(reversingBox('keystore'), kept).keep('hub', secretOf(key), 'vault');
    const refuses = () => {
      throw new Error('another key');
    };
    const vault = openVault({ ...reversingBox('keystore'), decrypt: refuses }, kept);
    expect(vault.find('hub')).toBeNull();
    expect(vault.place('hub')).toBe('missing');
  });

  it('forgets on request, also on disk', () => {
    const kept = keptValues();
    const vault = openVault(reversingBox('basicText'), kept);
    vault.keep('hub', secretOf(key), 'vault');
    vault.forget('hub');
    expect(openVault(reversingBox('basicText'), kept).find('hub')).toBeNull();
  });
});

describe('a secret on the clipboard', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function clipboard() {
    let text = '';
    return {
      read: () => text,
      write: (next: string) => {
        text = next;
      },
      clear: () => {
        text = '';
      },
    };
  }

  const keeperOf = (board: ReturnType<typeof clipboard>) =>
    createClipboardKeeper(board, (error) => {
      throw error;
    });

  it('is cleared after a minute', async () => {
    const board = clipboard();
    const { clearsAfterMs } = await keeperOf(board).copy(secretOf(key));
    await vi.advanceTimersByTimeAsync(clearsAfterMs - 1);
    expect(board.read()).toBe(key);
    await vi.advanceTimersByTimeAsync(1);
    expect(board.read()).toBe('');
  });

  it('is reported when it could not be cleared', async () => {
    const broken = { ...clipboard(), read: () => Promise.reject(new Error('no clipboard')) };
    const errors: unknown[] = [];
    await createClipboardKeeper(broken, (error) => errors.push(error)).copy(secretOf(key));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(errors).toEqual([new Error('no clipboard')]);
  });

  it('leaves alone what the person copied since', async () => {
    const board = clipboard();
    await keeperOf(board).copy(secretOf(key));
    board.write('a shopping list');
    await vi.advanceTimersByTimeAsync(120_000);
    expect(board.read()).toBe('a shopping list');
  });

  it('gets its own minute when another secret follows, and is cleared when the program ends', async () => {
    const board = clipboard();
    const keeper = keeperOf(board);
    await keeper.copy(secretOf('first'));
    await vi.advanceTimersByTimeAsync(59_000);
    await keeper.copy(secretOf('second'));
    await vi.advanceTimersByTimeAsync(59_000);
    expect(board.read()).toBe('second');
    await keeper.close();
    expect(board.read()).toBe('');
  });
});
