// @vitest-environment jsdom
import { ORPCError } from '@orpc/client';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { moduleIdFindings } from '../../../../main/security';
import type { DeviceView, ModuleView } from '../../../../preload/contract';
import DeviceScreen from '../../../../renderer/features/device/DeviceScreen';
import { renderScreen } from '../../../support/window/renderScreen';

afterEach(cleanup);

const sas = {
  type: 'sas',
  hasPrimaryKey: true,
  hasSecondaryKey: true,
  primaryThumbprint: null,
  secondaryThumbprint: null,
} as const;

function moduleOf(moduleId: string, security: ModuleView['security']): ModuleView {
  return {
    moduleId,
    managedBy: null,
    connectionState: 'Disconnected',
    connectionStateUpdatedTime: null,
    lastActivityTime: null,
    authentication: sas,
    security,
    findings: [...moduleIdFindings(moduleId)],
  };
}

const view: DeviceView = {
  deviceId: 'pump-7',
  readAt: '2026-03-01T10:00:00Z',
  status: 'enabled',
  statusReason: null,
  connectionState: 'Connected',
  connectionStateUpdatedTime: '2026-03-01T09:00:00Z',
  lastActivityTime: null,
  cloudToDeviceMessageCount: 0,
  generationId: '1',
  isEdge: false,
  authentication: sas,
  etag: 'AAAA',
  tags: { site: 'Bilbao' },
  desired: { properties: {}, version: 3, lastUpdated: null },
  reported: { properties: { firmware: '2.1' }, version: 9, lastUpdated: '2026-03-01T09:00:00Z' },
  modules: [moduleOf('azureiotsecurity', 'classic')],
};

async function show(change: Partial<DeviceView> = {}, language: 'en' | 'es' = 'en') {
  const read = vi.fn(() => Promise.resolve({ ...view, ...change }));
  const copyCredential = vi.fn(() => Promise.resolve({ clearsAfterMs: 60_000 }));
  const route = { screen: 'device', deviceId: 'pump-7' } as const;
  const shown = await renderScreen(<DeviceScreen route={route} />, {
    route,
    language,
    procedures: { devices: { read, copyCredential } },
  });
  await screen.findByRole('heading', { name: language === 'en' ? 'Identity' : 'Identidad' });
  return { ...shown, read, copyCredential };
}

describe('The device screen', () => {
  test('shows identity, connection and the twin as trees', async () => {
    await show();

    expect(screen.getByRole('heading', { level: 1, name: 'pump-7' })).toBeTruthy();
    const identity = within(screen.getByRole('region', { name: 'Identity' }));
    expect(identity.getByText('Symmetric key')).toBeTruthy();
    expect(within(screen.getByRole('region', { name: 'Connection' })).getByText('Connected')).toBeTruthy();
    const tags = within(screen.getByRole('tree', { name: 'Tags of pump-7' }));
    expect(tags.getByRole('treeitem').textContent).toBe('site: "Bilbao"');
  });

  test('has main copy a key and says when the clipboard is cleared', async () => {
    const { copyCredential } = await show();

    fireEvent.click(screen.getByRole('button', { name: 'Copy primary key' }));

    await waitFor(() => expect(document.querySelector('[data-copied]')?.textContent).toMatch(/1 min/));
    expect(copyCredential).toHaveBeenCalledWith({
      deviceId: 'pump-7',
      moduleId: null,
      credential: 'primaryKey',
    });
  });

  test('shows thumbprints, and offers no key to copy, where a certificate is used', async () => {
    await show({
      authentication: {
        type: 'selfSigned',
        hasPrimaryKey: false,
        hasSecondaryKey: false,
        primaryThumbprint: 'ABCD',
        secondaryThumbprint: null,
      },
    });

    expect(screen.getByText('ABCD')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Copy primary key' })).toBeNull();
  });

  test('leads to the security module twin', async () => {
    const { application } = await show();

    fireEvent.click(screen.getByRole('button', { name: 'Open security module twin azureiotsecurity' }));

    expect(application.navigation.places.getState().route).toEqual({
      screen: 'securityTwin',
      deviceId: 'pump-7',
      moduleId: 'azureiotsecurity',
    });
  });

  test('leads to the agent for this device', async () => {
    const { application } = await show();

    fireEvent.click(screen.getByRole('button', { name: 'Run the agent' }));

    expect(application.navigation.places.getState().route).toEqual({ screen: 'agent', deviceId: 'pump-7' });
  });

  test.each([
    ['no security module', [moduleOf('camera', null)], 'none'],
    ['a misspelled one', [moduleOf('AzureIotSecurity', 'nearMiss')], 'nearMiss'],
    ['both', [moduleOf('azureiotsecurity', 'classic'), moduleOf('DefenderIotMicroAgent', 'micro')], 'both'],
  ])('explains what it means to have %s', async (_case, modules, notice) => {
    await show({ modules });

    expect(document.querySelector(`[data-notice=${notice}]`)).not.toBeNull();
  });

  test('names the right spelling of a misspelled security module, without a way to its twin', async () => {
    await show({ modules: [moduleOf('defenderiotmicroagent', 'nearMiss')] });

    expect(document.querySelector('[data-notice=nearMiss]')?.textContent).toContain('DefenderIotMicroAgent');
    expect(screen.queryByRole('button', { name: /Open security module twin/ })).toBeNull();
  });

  test('keeps what it showed when reading again fails, and says why', async () => {
    const { read, application } = await show();
    read.mockRejectedValueOnce(new ORPCError('NO_HUB_OPEN', { defined: true }));

    application.commands.run('refresh');

    await waitFor(() => expect(document.querySelector('[data-failure=NO_HUB_OPEN]')).not.toBeNull());
    expect(screen.getByRole('heading', { name: 'Identity' })).toBeTruthy();
  });

  test('asks for a device when there is none', async () => {
    const route = { screen: 'device', deviceId: null } as const;
    const { application } = await renderScreen(<DeviceScreen route={route} />, { route, procedures: {} });

    fireEvent.click(screen.getByRole('button', { name: 'Go to the fleet' }));

    expect(application.navigation.places.getState().route).toEqual({ screen: 'fleet' });
  });

  test('speaks Spanish', async () => {
    await show({}, 'es');

    expect(screen.getByRole('button', { name: 'Ejecutar el agente' })).toBeTruthy();
    expect(screen.getByText('Clave simétrica')).toBeTruthy();
  });
});
