// @vitest-environment jsdom
import { ORPCError } from '@orpc/client';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { AgentBatch, AgentStatus, DeviceCertificate, SshState } from '../../../../preload/contract';
import AgentScreen from '../../../../renderer/features/agent/AgentScreen';
import { announcements } from '../../../../renderer/ui/announcements';
import { renderScreen } from '../../../support/window/renderScreen';
import { createTestStream } from '../../../support/window/stream';

const stopped: AgentStatus = {
  state: 'stopped',
  deviceId: null,
  agentId: null,
  startedAt: null,
  failure: null,
  configuration: null,
  desiredVersion: null,
  counts: {
    eventsCollected: 0,
    eventsDropped: 0,
    eventsWaiting: 0,
    waitingBytes: 0,
    messagesSent: 0,
    messagesAcknowledged: 0,
    messagesFailed: 0,
  },
  next: { snapshotAt: null, highPrioritySendAt: null, lowPrioritySendAt: null },
};
const connected: AgentStatus = { ...stopped, state: 'connected', deviceId: 'pump-7' };

const withoutKey: DeviceCertificate = {
  certificateId: 'c-1',
  fileName: 'pump.pem',
  subject: 'CN=pump-7',
  sha1Thumbprint: 'A'.repeat(40),
  sha256Thumbprint: 'B'.repeat(64),
  validFrom: '2026-01-01T00:00:00.000Z',
  validTo: '2027-01-01T00:00:00.000Z',
  validity: 'valid',
  keyFileName: null,
};
const withKey: DeviceCertificate = { ...withoutKey, keyFileName: 'pump.key' };

afterEach(cleanup);

async function show(language: 'en' | 'es' = 'en') {
  const batches = createTestStream<AgentBatch>();
  const connections = createTestStream<SshState>();
  const start = vi.fn((_input: { deviceId: string }) => Promise.resolve(connected));
  const choose = vi.fn(() => Promise.resolve(withoutKey));
  const chooseKey = vi.fn((_input: { certificateId: string }) => Promise.resolve(withKey));
  const route = { screen: 'agent', deviceId: 'pump-7' } as const;
  await renderScreen(<AgentScreen route={route} />, {
    route,
    language,
    procedures: {
      agent: { watch: (_input, options) => batches.open(options?.signal), start },
      deviceCertificates: { choose, chooseKey },
      ssh: { watch: (_input, options) => connections.open(options?.signal) },
    },
  });
  await act(async () => batches.send({ status: stopped, entries: [], skipped: 0 }));
  const signIn = await screen.findByRole('combobox', {
    name: language === 'en' ? 'Sign in with' : /Iniciar sesión/,
  });
  fireEvent.change(signIn, { target: { value: 'deviceCertificate' } });
  return { batches, start, choose, chooseKey, signIn };
}

const click = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

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
