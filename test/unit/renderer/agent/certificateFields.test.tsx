// @vitest-environment jsdom
import { ORPCError } from '@orpc/client';
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { announcements } from '../../../../renderer/ui/announcements';
import { click, connected, showSignIn, withKey, withoutKey } from '../../../support/window/signInAtAgent';

afterEach(cleanup);

const show = (language: 'en' | 'es' = 'en') => showSignIn('deviceCertificate', language);

describe('Signing in with the device’s certificate', () => {
  test('starts with it once it has its private key, and not before', async () => {
    const { start, choose, chooseKey } = await show();
    click('Start');
    click('Choose its private key…');
    expect(chooseKey).not.toHaveBeenCalled();
    click('Choose the certificate…');
    await screen.findByText('B'.repeat(64));
    expect(announcements.getState().text).toContain('Now choose its private key.');
    click('Start');
    expect(start).not.toHaveBeenCalled();
    click('Choose its private key…');
    await screen.findByText('pump.key');
    expect(announcements.getState().text).toContain('It belongs to the certificate.');
    click('Start');
    await waitFor(() => expect(start).toHaveBeenCalledOnce());
    expect(choose).toHaveBeenCalledOnce();
    expect(chooseKey.mock.calls[0]?.[0]).toEqual({ certificateId: 'c-1' });
    expect(start.mock.calls[0]?.[0]).toMatchObject({
      deviceId: 'pump-7',
      signIn: { kind: 'deviceCertificate', certificateId: 'c-1' },
    });
  });

  test('needs no second file when the first holds the key, too', async () => {
    const { start, choose } = await show();
    choose.mockResolvedValueOnce({ ...withoutKey, keyFileName: 'pump.pem' });
    click('Choose the certificate…');
    await waitFor(() => expect(announcements.getState().text).toContain('with its private key'));
    click('Start');
    await waitFor(() => expect(start).toHaveBeenCalledOnce());
  });

  test('says that a private key belongs to another certificate, and keeps the certificate', async () => {
    const { chooseKey, start } = await show();
    click('Choose the certificate…');
    await screen.findByText('CN=pump-7');
    chooseKey.mockRejectedValueOnce(new ORPCError('CERTIFICATE_KEY_MISMATCH', { defined: true }));
    click('Choose its private key…');
    await screen.findByText('The private key does not belong to the certificate.');
    expect(announcements.getState()).toMatchObject({ isUrgent: true });
    expect(screen.getByText('CN=pump-7')).toBeDefined();
    click('Start');
    expect(start).not.toHaveBeenCalled();
  });

  test('takes a dialog that was closed for no failure', async () => {
    const { choose } = await show();
    choose.mockRejectedValueOnce(new ORPCError('NOTHING_CHOSEN', { defined: true }));
    click('Choose the certificate…');
    const button = screen.getByRole('button', { name: 'Choose the certificate…' });
    await waitFor(() => expect(button.getAttribute('aria-disabled')).not.toBe('true'));
    expect(document.querySelector('[data-failure]')).toBeNull();
  });

  test('warns of a certificate that has expired', async () => {
    const { choose } = await show();
    choose.mockResolvedValueOnce({ ...withKey, validity: 'expired' });
    click('Choose the certificate…');
    expect(await screen.findByText('The certificate has expired.')).toBeDefined();
  });

  test('says why the hub refuses it', async () => {
    const { choose, start } = await show();
    choose.mockResolvedValueOnce(withKey);
    start.mockRejectedValueOnce(new ORPCError('CERTIFICATE_NOT_OF_DEVICE', { defined: true }));
    click('Choose the certificate…');
    await screen.findByText('pump.key');
    click('Start');
    expect(await screen.findByText('The certificate is not the one of this device.')).toBeDefined();
  });

  test('is one named group, which a running agent keeps from being changed', async () => {
    const { batches, choose } = await show();
    expect(
      within(screen.getByRole('group', { name: 'The device’s certificate' })).getAllByRole('button'),
    ).toHaveLength(2);
    await act(async () => batches.send({ status: connected, entries: [], skipped: 0 }));
    await screen.findByRole('button', { name: 'Stop' });
    click('Choose the certificate…');
    expect(choose).not.toHaveBeenCalled();
  });

  test('is there in Spanish', async () => {
    await show('es');
    click('Elegir el certificado…');
    expect(await screen.findByText('todavía sin elegir')).toBeDefined();
  });
});
