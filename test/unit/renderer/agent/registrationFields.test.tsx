// @vitest-environment jsdom
import { ORPCError } from '@orpc/client';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { announcements } from '../../../../renderer/ui/announcements';
import { click, connected, showSignIn, withKey } from '../../../support/window/signInAtAgent';

afterEach(cleanup);

function type(name: string, value: string): void {
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
}

async function showNamed() {
  const shown = await showSignIn('provisioning');
  type('ID scope', ' 0ne00A0B1C2 ');
  type('Registration ID', 'pump-7');
  return shown;
}

describe('Signing in by the provisioning service', () => {
  test('starts with a registration and the key that proves it, and not before', async () => {
    const { start, takeKey } = await showNamed();
    click('Start');
    expect(start).not.toHaveBeenCalled();
    click('Take the key from the clipboard');
    await waitFor(() => expect(announcements.getState().text).toContain('Key taken.'));
    type('Registration ID', 'pump 7');
    type('ID scope', '0ne-1');
    expect(screen.getByText(/It has letters, digits/)).toBeDefined();
    expect(screen.getByText('An ID scope has letters and digits only.')).toBeDefined();
    type('ID scope', ' 0ne00A0B1C2 ');
    click('Start');
    expect(start).not.toHaveBeenCalled();
    type('Registration ID', 'pump-7');
    click('Start');
    await waitFor(() => expect(start).toHaveBeenCalledOnce());
    expect(takeKey).toHaveBeenCalledOnce();
    expect(start.mock.calls[0]?.[0]).toMatchObject({
      deviceId: 'pump-7',
      signIn: {
        kind: 'provisioning',
        registration: {
          idScope: '0ne00A0B1C2',
          registrationId: 'pump-7',
          proof: { kind: 'key', keyId: 'k-1' },
        },
      },
    });
  });

  test('takes the device’s certificate as proof, too', async () => {
    const { start, choose } = await showNamed();
    choose.mockResolvedValueOnce(withKey);
    fireEvent.change(screen.getByRole('combobox', { name: 'Proven by' }), {
      target: { value: 'certificate' },
    });
    click('Choose the certificate…');
    await screen.findByText('pump.key');
    click('Start');
    await waitFor(() => expect(start).toHaveBeenCalledOnce());
    expect(start.mock.calls[0]?.[0]).toMatchObject({
      signIn: { registration: { proof: { kind: 'certificate', certificateId: 'c-1' } } },
    });
  });

  test('says that the clipboard holds no key', async () => {
    const { takeKey } = await showNamed();
    takeKey.mockRejectedValueOnce(new ORPCError('DEVICE_KEY_UNREADABLE', { defined: true }));
    click('Take the key from the clipboard');
    expect(await screen.findByText('The clipboard does not hold a device’s key.')).toBeDefined();
    expect(screen.getByText('No key taken yet.')).toBeDefined();
  });

  test('names the hub that the device is assigned to when it is another one', async () => {
    const { start } = await showNamed();
    const data = { hostName: 'north.azure-devices.net' };
    start.mockRejectedValueOnce(new ORPCError('ASSIGNED_TO_OTHER_HUB', { defined: true, data }));
    click('Take the key from the clipboard');
    await screen.findByText('Key taken. It is kept in memory only.');
    click('Start');
    expect(
      await screen.findByText('The device is assigned to another hub: north.azure-devices.net.'),
    ).toBeDefined();
    expect(announcements.getState().text).toContain('north.azure-devices.net');
  });

  test('is one named group, which a running agent keeps from being changed', async () => {
    const { batches, takeKey } = await showNamed();
    expect(screen.getByRole('group', { name: 'The device’s registration' })).toBeDefined();
    await act(async () => batches.send({ status: connected, entries: [], skipped: 0 }));
    await screen.findByRole('button', { name: 'Stop' });
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'ID scope' }).readOnly).toBe(true);
    click('Take the key from the clipboard');
    expect(takeKey).not.toHaveBeenCalled();
  });

  test('is there in Spanish', async () => {
    await showSignIn('provisioning', 'es');
    expect(screen.getByRole('textbox', { name: 'Ámbito de id.' })).toBeDefined();
    expect(screen.getByText('Todavía no se ha tomado ninguna clave.')).toBeDefined();
  });
});
