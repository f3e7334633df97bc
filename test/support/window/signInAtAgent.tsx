/** The agent screen of a stopped agent with one way of signing in chosen, and what main would hold for it. */
import { act, fireEvent, screen } from '@testing-library/react';
import { vi } from 'vitest';
import type { AgentBatch, AgentStatus, DeviceCertificate, SshState } from '../../../preload/contract';
import AgentScreen from '../../../renderer/features/agent/AgentScreen';
import { stoppedAgent } from '../stoppedAgent';
import { renderScreen } from './renderScreen';
import { createTestStream } from './stream';

export const connected: AgentStatus = { ...stoppedAgent, state: 'connected', deviceId: 'pump-7' };

export const withoutKey: DeviceCertificate = {
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
export const withKey: DeviceCertificate = { ...withoutKey, keyFileName: 'pump.key' };

export async function showSignIn(kind: 'deviceCertificate' | 'provisioning', language: 'en' | 'es' = 'en') {
  const batches = createTestStream<AgentBatch>();
  const connections = createTestStream<SshState>();
  const start = vi.fn((_input: { deviceId: string }) => Promise.resolve(connected));
  const choose = vi.fn(() => Promise.resolve(withoutKey));
  const chooseKey = vi.fn((_input: { certificateId: string }) => Promise.resolve(withKey));
  const takeKey = vi.fn(() => Promise.resolve({ keyId: 'k-1' }));
  const route = { screen: 'agent', deviceId: 'pump-7' } as const;
  await renderScreen(<AgentScreen route={route} />, {
    route,
    language,
    procedures: {
      agent: { watch: (_input, options) => batches.open(options?.signal), start },
      deviceCertificates: { choose, chooseKey },
      provisioning: { takeKey },
      ssh: { watch: (_input, options) => connections.open(options?.signal) },
    },
  });
  await act(async () => batches.send({ status: stoppedAgent, entries: [], skipped: 0 }));
  const name = language === 'en' ? 'Sign in with' : 'Iniciar sesión con';
  fireEvent.change(await screen.findByRole('combobox', { name }), { target: { value: kind } });
  return { batches, start, choose, chooseKey, takeKey };
}

export function click(name: string): void {
  fireEvent.click(screen.getByRole('button', { name }));
}
