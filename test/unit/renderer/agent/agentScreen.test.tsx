// @vitest-environment jsdom
import { ORPCError } from '@orpc/client';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type {
  AgentBatch,
  AgentEntry,
  AgentStatus,
  LoggedAgentEntry,
  SshState,
} from '../../../../preload/contract';
import AgentScreen from '../../../../renderer/features/agent/AgentScreen';
import { announcements } from '../../../../renderer/ui/announcements';
import { stoppedAgent as stopped } from '../../../support/stoppedAgent';
import { renderScreen } from '../../../support/window/renderScreen';
import { createTestStream } from '../../../support/window/stream';

const connected: AgentStatus = { ...stopped, state: 'connected', deviceId: 'pump-7', agentId: 'a-1' };

const reached: SshState = {
  connection: 'connected',
  hubId: 'sandbox',
  deviceId: null,
  name: 'operator@192.0.2.7',
  platform: 'linux',
  mayUseSudo: false,
  connectedAt: null,
  failure: null,
  ran: [],
};

function logged(sequence: number, entry: AgentEntry): LoggedAgentEntry {
  return { sequence, at: '2026-03-01T10:00:00Z', entry };
}

const collected: AgentEntry = {
  kind: 'eventCollected',
  eventId: 'e-1',
  name: 'ListeningPorts',
  priority: 'High',
  payloadCount: 3,
  sizeBytes: 512,
  event: { Name: 'ListeningPorts', IsEmpty: false },
};

beforeEach(() => {
  // jsdom lays nothing out; the virtual list needs a height to draw anything.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(400);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(49);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

async function show(status: AgentStatus = stopped, deviceId: string | null = 'pump-7') {
  const batches = createTestStream<AgentBatch>();
  const connections = createTestStream<SshState>();
  const start = vi.fn((_input: { deviceId: string }) => Promise.resolve(connected));
  const stop = vi.fn(() => Promise.resolve(stopped));
  const sendNow = vi.fn(() => Promise.resolve(connected));
  const route = { screen: 'agent', deviceId } as const;
  const shown = await renderScreen(<AgentScreen route={route} />, {
    route,
    procedures: {
      agent: { watch: (_input, options) => batches.open(options?.signal), start, stop, sendNow },
      ssh: {
        watch: (_input, options) => connections.open(options?.signal),
        uses: async () => [{ line: 'cat /etc/passwd', asRoot: false }],
      },
    },
  });
  const send = (batch: Partial<AgentBatch>) =>
    act(async () => batches.send({ status, entries: [], skipped: 0, ...batch }));
  await send({});
  await screen.findByRole('textbox', { name: 'Device ID' });
  return { ...shown, batches, connections, send, start, stop, sendNow };
}

function entryKinds(): (string | undefined)[] {
  return [...document.querySelectorAll<HTMLElement>('[data-entry]')].map((element) => element.dataset.entry);
}

describe('The agent screen', () => {
  test('is filled in with the device it was opened for, and starts the agent there', async () => {
    const { start } = await show();

    fireEvent.click(screen.getByRole('button', { name: 'Start' }));

    await screen.findByRole('button', { name: 'Stop' });
    expect(start.mock.calls[0]?.[0]).toEqual({
      deviceId: 'pump-7',
      transport: 'mqtt',
      signIn: { kind: 'moduleKey' },
      proxy: null,
      target: 'thisMachine',
      plays: 'documented',
      pace: 1,
    });
    expect(document.querySelector('[data-agent-state=connected]')).not.toBeNull();
  });

  test('plays the agent at the pace that was chosen', async () => {
    const { start } = await show();
    fireEvent.change(screen.getByRole('combobox', { name: 'Behaves like' }), { target: { value: 'c' } });
    fireEvent.change(screen.getByRole('combobox', { name: 'Timers run' }), {
      target: { value: 'dayInFiveMinutes' },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Start' }));
    await waitFor(() => expect(start).toHaveBeenCalled());
    expect(start.mock.calls[0]?.[0]).toMatchObject({ plays: 'c', pace: 288, target: 'thisMachine' });
  });

  test('collects from the device only while SSH reaches it, and names what may run there', async () => {
    const { start, connections } = await show();
    expect(screen.queryByRole('combobox', { name: 'Collect from' })).toBeNull();
    await act(async () => connections.send({ ...reached, hubId: 'another', deviceId: 'pump-7' }));
    expect(screen.queryByRole('option', { name: 'The device, over SSH' })).toBeNull();
    await act(async () => connections.send({ ...reached, deviceId: 'pump-7' }));
    const target = await screen.findByRole('combobox', { name: 'Collect from' });
    fireEvent.change(target, { target: { value: 'device' } });
    expect(document.querySelector('[data-agent-uses]')?.textContent).toContain('cat /etc/passwd');
    fireEvent.click(screen.getByRole('button', { name: 'Start' }));
    await waitFor(() => expect(start).toHaveBeenCalled());
    expect(start.mock.calls[0]?.[0]).toMatchObject({ target: 'device' });
  });

  test('does not take a text that names no device', async () => {
    const { start } = await show();
    fireEvent.change(screen.getByRole('textbox', { name: 'Device ID' }), { target: { value: 'pump 7' } });
    expect(screen.getByText(/no spaces/)).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Start' }));
    expect(start).not.toHaveBeenCalled();
  });

  test('starts over the transport, with the key and through the proxy that were chosen', async () => {
    const { start } = await show();
    const choose = (name: string, value: string) =>
      fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } });
    choose('Transport', 'amqpWebSocket');
    choose('Sign in with', 'deviceKey');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Through an HTTP proxy' }));
    const type = (name: string, value: string) =>
      fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
    type('Proxy host name', ' proxy.plant.example ');
    type('Proxy port', '70000');

    fireEvent.click(screen.getByRole('button', { name: 'Start' }));
    expect(start).not.toHaveBeenCalled();
    expect(screen.getByText('A port is a number from 1 to 65,535.')).not.toBeNull();
    type('Proxy port', '3128');
    fireEvent.click(screen.getByRole('button', { name: 'Start' }));

    expect(start.mock.calls[0]?.[0]).toEqual({
      deviceId: 'pump-7',
      transport: 'amqpWebSocket',
      signIn: { kind: 'deviceKey' },
      proxy: { hostName: 'proxy.plant.example', port: 3128 },
      target: 'thisMachine',
      plays: 'documented',
      pace: 1,
    });
  });

  test('offers no proxy to a transport that none carries', async () => {
    await show();

    expect(screen.queryByRole('checkbox', { name: 'Through an HTTP proxy' })).toBeNull();
    expect(screen.getByText(/An HTTP proxy cannot carry it/)).not.toBeNull();
  });

  test('does not start without a device', async () => {
    const { start } = await show(stopped, null);

    fireEvent.click(screen.getByRole('button', { name: 'Start' }));

    expect(start).not.toHaveBeenCalled();
  });

  test('keeps the focus on the button that started the agent, which now stops it', async () => {
    const { stop } = await show();
    const button = screen.getByRole('button', { name: 'Start' });
    button.focus();

    fireEvent.click(button);
    await screen.findByRole('button', { name: 'Stop' });
    expect(document.activeElement).toBe(button);
    fireEvent.click(button);

    await waitFor(() => expect(stop).toHaveBeenCalledOnce());
  });

  test('shows the device of the running agent and does not let it be changed', async () => {
    await show({ ...connected, deviceId: 'valve-2' });

    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Device ID' });
    expect(field.value).toBe('valve-2');
    expect(field.readOnly).toBe(true);
  });

  test('says at which hub it runs, whichever is open', async () => {
    await show({ ...connected, hostName: 'another.azure-devices.net' });
    expect(screen.getByText('another.azure-devices.net')).toBeTruthy();
  });

  test('sends now only while connected', async () => {
    const { send, sendNow } = await show({ ...connected, state: 'reconnecting' });

    fireEvent.click(screen.getByRole('button', { name: 'Collect and send now' }));
    expect(sendNow).not.toHaveBeenCalled();
    await send({ status: connected });
    fireEvent.click(screen.getByRole('button', { name: 'Collect and send now' }));

    await waitFor(() => expect(sendNow).toHaveBeenCalledOnce());
  });

  test('says why it could not start', async () => {
    const { start } = await show();
    start.mockRejectedValueOnce(new ORPCError('MODULE_MISSING', { defined: true }));

    fireEvent.click(screen.getByRole('button', { name: 'Start' }));

    await waitFor(() => expect(document.querySelector('[data-failure=MODULE_MISSING]')).not.toBeNull());
  });

  test('gives the reason of a failure in a sentence, with the transport’s words, and says it aloud', async () => {
    const { send } = await show(connected);

    await send({
      status: { ...connected, state: 'failed', failure: { reason: 'displaced', detail: 'connection taken' } },
    });

    const notice = document.querySelector('[data-agent-reason=displaced]');
    expect(notice?.textContent).toContain('Another agent connected as the same module');
    expect(notice?.textContent).toContain('connection taken');
    expect(announcements.getState()).toMatchObject({ text: 'Agent: Failed.', isUrgent: true });
  });

  test('lists what happened in order, as it happens', async () => {
    const { send } = await show(connected);

    await send({
      entries: [logged(1, { kind: 'connection', state: 'connected', reason: null, detail: null })],
    });
    await send({
      entries: [
        logged(2, collected),
        logged(3, { kind: 'messageSent', messageId: 'm-1', sizeBytes: 700, eventNames: ['ListeningPorts'] }),
        logged(4, { kind: 'messageAcknowledged', messageId: 'm-1', tookMs: 41.6 }),
      ],
    });

    expect(entryKinds()).toEqual(['connection', 'eventCollected', 'messageSent', 'messageAcknowledged']);
    expect(screen.getByText('Security message acknowledged after 42 ms')).toBeTruthy();
    expect(screen.getByText('3 items, 512 bytes, priority high')).toBeTruthy();
  });

  test('says which properties made the agent refuse a configuration', async () => {
    const { send } = await show(connected);

    await send({
      entries: [
        logged(1, {
          kind: 'configurationReceived',
          desiredVersion: 8,
          accepted: false,
          errors: [
            {
              configurationName: 'TwinConfiguration',
              errorType: 'TypeMismatch',
              message: 'snapshotFrequency',
            },
          ],
        }),
      ],
    });

    expect(screen.getByText(/version 8 received and refused/)).toBeTruthy();
    expect(screen.getByText('TwinConfiguration: TypeMismatch – snapshotFrequency')).toBeTruthy();
  });

  test('says that own baseline checks are not run, and what that means for the baseline', async () => {
    const { send } = await show(connected);

    await send({ entries: [logged(1, { kind: 'customChecksNotRun' })] });

    expect(screen.getByText('Own baseline checks are not run by this agent')).toBeTruthy();
    expect(screen.getByText(/OSBaseline holds no result of them/)).toBeTruthy();
  });

  test('shows the JSON of an event on demand', async () => {
    const { send } = await show(connected);
    await send({ entries: [logged(1, collected)] });

    fireEvent.click(screen.getByRole('button', { name: 'Show JSON of ListeningPorts' }));

    const tree = screen.getByRole('tree', { name: 'ListeningPorts' });
    expect(tree.textContent).toContain('IsEmpty: false');
  });

  test('stops scrolling along when someone scrolls up, counts what is new, and goes on when asked', async () => {
    const { send } = await show(connected);
    await send({ entries: [logged(1, collected), logged(2, collected)] });
    const log = screen.getByRole('region', { name: 'Log of the agent' });
    vi.spyOn(log, 'scrollHeight', 'get').mockReturnValue(2000);

    fireEvent.scroll(log, { target: { scrollTop: 1600 } });
    expect(log.dataset.following).toBe('true');
    fireEvent.scroll(log, { target: { scrollTop: 700 } });
    expect(log.dataset.following).toBe('false');
    await send({ entries: [logged(3, collected)] });
    fireEvent.click(screen.getByRole('button', { name: 'Go to the newest (1 new)' }));

    expect(log.dataset.following).toBe('true');
  });

  test('counts entries that are no longer kept', async () => {
    const { send } = await show(connected);

    await send({ entries: [logged(101, collected)], skipped: 100 });

    expect(screen.getByText('100 older entries are no longer kept.')).toBeTruthy();
  });

  test('leaves the stream, but not the agent, when it is closed', async () => {
    const { batches, unmount, stop } = await show(connected);

    unmount();

    await waitFor(() => expect(batches.readerCount).toBe(0));
    expect(stop).not.toHaveBeenCalled();
  });
});
