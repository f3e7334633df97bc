// @vitest-environment jsdom
import { ORPCError } from '@orpc/client';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type {
  CheckDescription,
  CheckResult,
  Diagnosis,
  DiagnosisEvent,
  SshState,
} from '../../../../preload/contract';
import DiagnosticsScreen from '../../../../renderer/features/diagnostics/DiagnosticsScreen';
import { announcements } from '../../../../renderer/ui/announcements';
import { renderScreen } from '../../../support/window/renderScreen';
import { createTestStream } from '../../../support/window/stream';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const descriptions: CheckDescription[] = [
  { checkId: 'laptopMqtts', group: 'laptop', dependsOn: [], commands: [], isChanging: false },
  { checkId: 'hubDevice', group: 'hub', dependsOn: ['laptopMqtts'], commands: [], isChanging: false },
  { checkId: 'deviceDisk', group: 'device', dependsOn: [], commands: ['df -P -k / /var'], isChanging: false },
  { checkId: 'twinRoundTrip', group: 'thereAndBack', dependsOn: [], commands: [], isChanging: true },
];
const blocked: CheckResult = {
  checkId: 'laptopMqtts',
  group: 'laptop',
  outcome: 'fail',
  verdict: 'portSilent',
  detail: { address: 'hub.example', port: '8883' },
  evidence: [{ name: 'port', value: '8883', source: 'TCP hub.example:8883' }],
  startedAt: '2026-03-01T10:00:00Z',
  tookMs: 4000,
};
const skippedDevice: CheckResult = {
  ...blocked,
  checkId: 'hubDevice',
  group: 'hub',
  outcome: 'skipped',
  verdict: 'dependencyNotPassed',
  detail: { check: 'laptopMqtts' },
  evidence: [],
};
const done: Diagnosis = {
  deviceId: 'pump-7',
  hostName: 'hub.example',
  credentialName: 'service',
  targetName: null,
  startedAt: '2026-03-01T10:00:00Z',
  finishedAt: '2026-03-01T10:00:05Z',
  isCancelled: false,
  outcome: 'fail',
  results: [blocked, skippedDevice],
};

const noSsh: SshState = {
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

interface SetUp {
  readonly last?: Diagnosis | null;
  readonly language?: 'en' | 'es';
  readonly deviceId?: string | null;
  readonly ssh?: Partial<SshState>;
}

async function show({ last = null, language = 'en', deviceId = 'pump-7', ssh = {} }: SetUp = {}) {
  const connections = createTestStream<SshState>();
  const events = createTestStream<DiagnosisEvent>();
  const run = vi.fn(
    (_wish: { deviceId: string; checkIds: string[] | null }, options?: { signal?: AbortSignal }) =>
      events.open(options?.signal),
  );
  const cancel = vi.fn(async () => ({ wasRunning: true }));
  const chooseFolder = vi.fn(async () => ({ folderId: 'f-1', name: 'pump-7-files' }));
  const save = vi.fn(async () => ({ fileName: 'pump-7.diagnosis.json' }));
  const readLast = vi.fn(async () => last);
  const route = { screen: 'diagnostics', deviceId } as const;
  await renderScreen(<DiagnosticsScreen route={route} />, {
    route,
    language,
    procedures: {
      diagnostics: {
        checks: async () => descriptions,
        last: readLast,
        run,
        cancel,
        chooseFolder,
        save,
      },
      ssh: { watch: async (_input, options) => connections.open(options?.signal) },
    },
  });
  await act(async () => void connections.send({ ...noSsh, ...ssh }));
  await waitFor(() => expect(document.querySelectorAll('[data-part="choice"] input')).toHaveLength(4));
  const send = (...sent: DiagnosisEvent[]) =>
    act(async () => sent.forEach((event) => void events.send(event)));
  return { events, run, cancel, chooseFolder, save, send, readLast };
}

const outcomeOf = (checkId: string): string | undefined =>
  document.querySelector<HTMLElement>(`[data-check="${checkId}"]`)?.dataset.outcome;
const textOf = (checkId: string): string | null | undefined =>
  document.querySelector(`[data-check="${checkId}"]`)?.textContent;
const press = (name: string | RegExp) =>
  act(async () => fireEvent.click(screen.getByRole('button', { name })));

describe('The diagnostics screen', () => {
  test('shows each check as it waits, runs and ends, with its sentences and evidence', async () => {
    const { run, send } = await show();
    await press('Run the checks');
    expect(run.mock.calls[0]?.[0]).toEqual({ deviceId: 'pump-7', checkIds: null, target: { kind: 'none' } });
    await send({ kind: 'planned', checkIds: ['laptopMqtts', 'hubDevice'] });
    expect([outcomeOf('laptopMqtts'), outcomeOf('hubDevice')]).toEqual(['waiting', 'waiting']);
    await send({ kind: 'started', checkId: 'laptopMqtts' });
    expect(outcomeOf('laptopMqtts')).toBe('running');
    await send({ kind: 'finished', result: blocked }, { kind: 'finished', result: skippedDevice });
    expect([outcomeOf('laptopMqtts'), outcomeOf('hubDevice')]).toEqual(['fail', 'skipped']);
    expect(textOf('laptopMqtts')).toContain('a firewall drops what is sent there');
    screen.getByText('Not checked, because “Port for MQTT” did not pass.');
    screen.getByText('8883 (TCP hub.example:8883)');
    expect(announcements.getState().text).toBe('Port for MQTT: Failed');
  });

  test('says the whole at the end, leads to the first failed check, and runs again', async () => {
    const { events, send, run } = await show();
    await press('Run the checks');
    await send(
      { kind: 'planned', checkIds: ['laptopMqtts', 'hubDevice'] },
      { kind: 'done', diagnosis: done },
    );
    await act(async () => events.end());
    await waitFor(() => expect(document.querySelector('[data-diagnosis="fail"]')).not.toBeNull());
    expect(announcements.getState().text).toMatch(/Something is broken\..* Port for MQTT/);
    Element.prototype.scrollIntoView = vi.fn();
    await press('Port for MQTT');
    expect(document.activeElement?.textContent).toBe('Port for MQTT');
    await press('Run again');
    expect(run).toHaveBeenCalledTimes(2);
  });

  test('looks at the device over SSH where it is reached, unless files are chosen', async () => {
    const { run, events } = await show({
      ssh: { connection: 'connected', hubId: 'sandbox', deviceId: 'pump-7', name: 'admin@10.0.0.7' },
    });
    screen.getByText('The device itself is looked at, over SSH as admin@10.0.0.7.');
    await press('Run the checks');
    expect(run.mock.calls[0]?.[0]).toMatchObject({ target: { kind: 'ssh' } });
    await act(async () => events.end());
    await press('Files from the device…');
    await press(/^Run/);
    expect(run.mock.calls[1]?.[0]).toMatchObject({ target: { kind: 'folder', folderId: 'f-1' } });
  });

  test('does not take the SSH connection to another device for this one', async () => {
    const { run } = await show({
      ssh: { connection: 'connected', hubId: 'sandbox', deviceId: 'pump-8', name: 'a@b' },
    });
    await press('Run the checks');
    expect(run.mock.calls[0]?.[0]).toMatchObject({ target: { kind: 'none' } });
  });

  test('does not take the device of this name at another hub for this one', async () => {
    const { run } = await show({
      ssh: { connection: 'connected', hubId: 'another', deviceId: 'pump-7', name: 'a@b' },
    });
    await press('Run the checks');
    expect(run.mock.calls[0]?.[0]).toMatchObject({ target: { kind: 'none' } });
  });

  test('asks for a device when it was opened without one', async () => {
    const { readLast, run } = await show({ deviceId: null });
    expect(readLast).not.toHaveBeenCalled();
    await press('Run the checks');
    expect(run).not.toHaveBeenCalled();
    fireEvent.change(screen.getByRole('textbox', { name: 'Device ID' }), { target: { value: ' pump-9 ' } });
    await press('Run the checks');
    expect(run.mock.calls[0]?.[0]).toMatchObject({ deviceId: 'pump-9' });
  });

  test('copies the text for the site’s IT', async () => {
    const writeText = vi.fn(async (_text: string) => {});
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
    await show({ last: done });
    await waitFor(() => expect(outcomeOf('laptopMqtts')).toBe('fail'));
    await press('Copy the text for the site’s IT: Port for MQTT');
    expect(writeText.mock.calls[0]?.[0]).toMatch(
      /Outgoing TCP connections to hub\.example port 8883[\s\S]+- Port: 8883/,
    );
    vi.unstubAllGlobals();
  });

  test('runs only what was chosen, with the folder that was chosen', async () => {
    const { run, chooseFolder } = await show();
    await press('Files from the device…');
    expect(chooseFolder).toHaveBeenCalledOnce();
    screen.getByRole('button', { name: 'Files: pump-7-files' });
    await act(async () =>
      fireEvent.click(screen.getByRole('checkbox', { name: 'Round trip through the twin' })),
    );
    screen.getByText('df -P -k / /var');
    await press('Run the checks');
    expect(run.mock.calls[0]?.[0]).toEqual({
      deviceId: 'pump-7',
      checkIds: ['twinRoundTrip'],
      target: { kind: 'folder', folderId: 'f-1' },
    });
  });

  test('cancels with the button that started, and says that things are put back', async () => {
    const { cancel, send, events } = await show();
    await press('Run the checks');
    await send({ kind: 'planned', checkIds: ['laptopMqtts', 'hubDevice'] });
    await press('Cancel');
    expect(cancel).toHaveBeenCalledOnce();
    screen.getByText('Cancelling; what was changed is being put back…');
    await send({ kind: 'done', diagnosis: { ...done, isCancelled: true } });
    await act(async () => events.end());
    await waitFor(() => expect(document.querySelector('[data-diagnosis="cancelled"]')).not.toBeNull());
  });

  test('shows the last diagnosis and saves it, in Spanish, too', async () => {
    const { save } = await show({ last: done, language: 'es' });
    await waitFor(() => expect(outcomeOf('laptopMqtts')).toBe('fail'));
    expect(textOf('laptopMqtts')).toContain('un cortafuegos tira lo que se le envía');
    await press('Guardar como JSON');
    expect(save).toHaveBeenCalledOnce();
    screen.getByText('Guardado como pump-7.diagnosis.json');
  });

  test('says why nothing could be run', async () => {
    const { events } = await show();
    await press('Run the checks');
    await act(async () => events.fail(new ORPCError('DIAGNOSIS_ALREADY_RUNNING', { defined: true })));
    await waitFor(() =>
      expect(document.querySelector('[data-failure="DIAGNOSIS_ALREADY_RUNNING"]')).not.toBeNull(),
    );
    screen.getByRole('button', { name: 'Run the checks' });
  });
});
