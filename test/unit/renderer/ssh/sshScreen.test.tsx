// @vitest-environment jsdom
import { ORPCError } from '@orpc/client';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { RememberedSsh, SshState } from '../../../../preload/contract';
import SshScreen from '../../../../renderer/features/ssh/SshScreen';
import { announcements } from '../../../../renderer/ui/announcements';
import { renderScreen } from '../../../support/window/renderScreen';
import { createTestStream } from '../../../support/window/stream';

afterEach(cleanup);

const none: SshState = {
  connection: 'none',
  hubId: null,
  deviceId: null,
  name: null,
  platform: null,
  mayUseSudo: false,
  connectedAt: null,
  failure: null,
  ran: [],
};
const connected: SshState = {
  ...none,
  connection: 'connected',
  hubId: 'sandbox',
  deviceId: 'pump-7',
  name: 'admin@10.0.0.7',
  platform: 'linux',
  connectedAt: '2026-03-01T10:00:00Z',
  ran: [{ number: 1, at: '2026-03-01T10:00:00Z', line: 'uname -s', exitCode: 0, tookMs: 12 }],
};
const hostKey = {
  host: '10.0.0.7',
  port: 22,
  keyType: 'ssh-ed25519',
  fingerprint: 'SHA256:fingerprint-of-the-device',
};
const byPassword: RememberedSsh = {
  address: { host: '10.0.0.7', port: 22, userName: 'admin' },
  signIn: 'password',
  jump: null,
};

function refusedWith(code: string, data: unknown = {}): Error {
  return new ORPCError(code, { defined: true, data });
}

async function show(remembered: RememberedSsh | null, language: 'en' | 'es' = 'en') {
  const connections = createTestStream<SshState>();
  const connect = vi.fn(async (_wish: unknown, _options?: { signal?: AbortSignal }) => connected);
  const trustHostKey = vi.fn(async (_hostKey: unknown) => {});
  const holdClipboard = vi.fn(async () => ({ secretId: 'held-1' }));
  const disconnect = vi.fn(async () => none);
  const chooseKey = vi.fn(async () => ({
    keyId: 'key-1',
    fileName: 'id_ed25519',
    keyType: null,
    fingerprint: null,
    needsPassphrase: true,
  }));
  const route = { screen: 'ssh', deviceId: 'pump-7' } as const;
  const { application } = await renderScreen(<SshScreen route={route} />, {
    route,
    language,
    procedures: {
      ssh: {
        watch: async (_input, options) => connections.open(options?.signal),
        uses: async () => [
          { line: 'df -P -k / /var', asRoot: false },
          { line: 'sudo -n -- iptables -S', asRoot: true },
        ],
        remembered: async () => remembered,
        connect,
        trustHostKey,
        holdClipboard,
        chooseKey,
        disconnect,
      },
    },
  });
  await act(async () => void connections.send(none));
  return { application, connections, connect, trustHostKey, holdClipboard, chooseKey, disconnect };
}

const press = (name: string | RegExp) =>
  act(async () => fireEvent.click(screen.getByRole('button', { name })));
const typed = (name: string, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
const told = (name: string): string | null | undefined => document.querySelector(`[${name}]`)?.textContent;

describe('The screen for a device over SSH', () => {
  test('shows everything that may run before anything is connected', async () => {
    await show(null);
    await waitFor(() => expect(told('data-ssh-uses')).toContain('df -P -k / /var'));
    expect(told('data-ssh-uses')).toContain('iptables -S');
    expect(told('data-ssh-uses')).not.toContain('sudo');
    fireEvent.click(screen.getByRole('checkbox', { name: /Allow sudo/ }));
    expect(told('data-ssh-uses')).toContain('sudo -n -- iptables -S');
  });

  test('connects as last time once the password is pasted, which the window never sees', async () => {
    const { connect } = await show(byPassword);
    await waitFor(() => expect(screen.getByDisplayValue('10.0.0.7')).toBeTruthy());
    await press('Connect');
    expect(connect).not.toHaveBeenCalled();
    await press('Paste the password');
    screen.getByText('Pasted. It is not shown.');
    screen.getByRole('button', { name: 'Connect' }).focus();
    await press('Connect');
    expect(connect.mock.calls[0]?.[0]).toEqual({
      deviceId: 'pump-7',
      address: byPassword.address,
      signIn: { kind: 'password', secretId: 'held-1' },
      jump: null,
      mayUseSudo: false,
    });
    await waitFor(() => expect(told('data-ssh')).toContain('pump-7 is reached as admin@10.0.0.7'));
    expect(announcements.getState().text).toBe('Connected: admin@10.0.0.7.');
    expect(told('data-ssh-ran')).toContain('uname -s');
    // The keyboard goes on where the form was.
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Run the checks'));
  });

  test('asks about an unknown host key, and connects when it is trusted', async () => {
    const { connect, trustHostKey } = await show(byPassword);
    connect.mockRejectedValueOnce(refusedWith('HOST_KEY_UNKNOWN', hostKey));
    await waitFor(() => expect(screen.getByDisplayValue('10.0.0.7')).toBeTruthy());
    await press('Paste the password');
    await press('Connect');
    expect(told('data-ssh-host-key')).toContain('SHA256:fingerprint-of-the-device');
    await press(/trust and connect/);
    expect(trustHostKey).toHaveBeenCalledWith(hostKey);
    await waitFor(() => expect(connect).toHaveBeenCalledTimes(2));
    expect(document.querySelector('[data-ssh-host-key]')).toBeNull();
  });

  test('offers no way on at a changed or revoked host key, and says where the known one stands', async () => {
    const { connect } = await show(byPassword);
    await waitFor(() => expect(screen.getByDisplayValue('10.0.0.7')).toBeTruthy());
    await press('Paste the password');
    for (const [code, kind] of [
      ['HOST_KEY_CHANGED', 'changedKey'],
      ['HOST_KEY_REVOKED', 'revokedKey'],
    ] as const) {
      connect.mockRejectedValueOnce(refusedWith(code, { ...hostKey, knownIn: 'known_hosts:3' }));
      await press('Connect');
      await waitFor(() => expect(document.querySelector(`[data-ssh-host-key="${kind}"]`)).not.toBeNull());
      expect(told('data-ssh-host-key')).toContain('known_hosts:3');
      expect(screen.queryByRole('button', { name: /trust/ })).toBeNull();
    }
  });

  test('says in Spanish why a connection failed and what to do', async () => {
    const { connect } = await show(byPassword, 'es');
    connect.mockRejectedValueOnce(
      refusedWith('SSH_FAILED', { problem: 'signInRefused', host: '10.0.0.7', detail: 'All failed' }),
    );
    await waitFor(() => expect(screen.getByDisplayValue('10.0.0.7')).toBeTruthy());
    await press('Pegar la contraseña');
    await press('Conectar');
    await waitFor(() => expect(told('data-ssh-problem')).toContain('10.0.0.7 rechazó el inicio de sesión'));
    expect(told('data-ssh-problem')).toContain('All failed');
    expect(announcements.getState().text).toContain('rechazó');
  });

  test('asks again for what is no longer held', async () => {
    const { connect } = await show(byPassword);
    connect.mockRejectedValueOnce(refusedWith('HELD_EXPIRED'));
    await waitFor(() => expect(screen.getByDisplayValue('10.0.0.7')).toBeTruthy());
    await press('Paste the password');
    await press('Connect');
    await waitFor(() => expect(document.querySelector('[data-failure="HELD_EXPIRED"]')).not.toBeNull());
    screen.getByText('Copy it first; it goes from the clipboard past this window.');
  });

  test('takes a key with its passphrase, by way of a jump host', async () => {
    const { connect } = await show({
      ...byPassword,
      signIn: 'agent',
      jump: { ...byPassword, signIn: 'key' },
    });
    await waitFor(() => expect(screen.getAllByDisplayValue('10.0.0.7')).toHaveLength(2));
    await press('Choose a file…');
    await press('Connect');
    expect(connect).not.toHaveBeenCalled();
    await press('Paste the passphrase');
    await press('Connect');
    expect(connect.mock.calls[0]?.[0]).toMatchObject({
      signIn: { kind: 'agent' },
      jump: { signIn: { kind: 'key', keyId: 'key-1', passphraseId: 'held-1' } },
    });
  });

  test('says at the field what cannot be an address, a port or a user', async () => {
    await show(null);
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Name or address' })).toBeTruthy());
    typed('Name or address', 'admin@pump');
    typed('Port', '70000');
    typed('User', 'two words');
    screen.getByText('A name or an IP address, without spaces, “@” and “/”.');
    screen.getByText('From 1 to 65,535.');
    screen.getByText('A user name without spaces and “:”.');
  });

  test('cancels a connection that is being made, and leaves one that is there', async () => {
    const { connect, connections, disconnect } = await show(byPassword);
    connect.mockImplementationOnce(
      (_wish, options) =>
        new Promise((_resolve, reject) => {
          options?.signal?.addEventListener('abort', () =>
            reject(Object.assign(new Error(), { name: 'AbortError' })),
          );
        }),
    );
    await waitFor(() => expect(screen.getByDisplayValue('10.0.0.7')).toBeTruthy());
    await press('Paste the password');
    await press('Connect');
    await press('Cancel');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Connect' })).toBeTruthy());
    expect(document.querySelector('[data-failure]')).toBeNull();
    await act(async () => void connections.send(connected));
    await press('Disconnect');
    expect(disconnect).toHaveBeenCalled();
  });

  test('says when the connection broke', async () => {
    const { connections } = await show(byPassword);
    await act(async () => void connections.send(connected));
    await act(async () => void connections.send({ ...connected, connection: 'lost' }));
    expect(told('data-ssh')).toContain('The connection to admin@10.0.0.7 broke');
    expect(announcements.getState()).toMatchObject({
      text: 'The connection to admin@10.0.0.7 broke',
      isUrgent: true,
    });
  });

  test('does not take the connection to another hub’s device of this name for one to this', async () => {
    const { connections, disconnect } = await show(byPassword);
    await act(async () => void connections.send({ ...connected, hubId: 'another' }));
    expect(told('data-ssh')).toContain('A connection to pump-7 of another hub is open');
    screen.getByRole('button', { name: 'Connect' });
    await press('Disconnect');
    expect(disconnect).toHaveBeenCalled();
  });
});
