// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import SecurityTwinScreen from '../../../../renderer/features/securityTwin/SecurityTwinScreen';
import { renderScreen } from '../../../support/window/renderScreen';
import { createTwinBench, type TwinBench } from '../../../support/window/twinBench';

afterEach(cleanup);

const route = { screen: 'securityTwin', deviceId: 'pump-7', moduleId: 'azureiotsecurity' } as const;
const held = { highPriorityMessageFrequency: 'PT7M', eventPriorityLogin: 'High' };

async function show(bench: TwinBench, language: 'en' | 'es' = 'en') {
  const shown = await renderScreen(<SecurityTwinScreen route={route} />, {
    route,
    language,
    procedures: { securityTwin: bench.procedures },
  });
  await waitFor(() => expect(lineOf('eventPriorityLogin')).toBeTruthy());
  return shown;
}

function lineOf(property: string): HTMLElement {
  const line = document.querySelector<HTMLElement>(`tr[data-property="${property}"]`);
  if (!line) throw new Error(`No line for ${property}`);
  return line;
}

const radio = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name });

describe('The form', () => {
  test('takes a duration in plain words of either language, and says it both ways', async () => {
    const bench = createTwinBench(held);
    await show(bench);
    const field = screen.getByLabelText<HTMLInputElement>('Take a snapshot every');

    fireEvent.change(field, { target: { value: 'cada día y medio' } });

    expect(field.value).toBe('cada día y medio');
    const hint = lineOf('snapshotFrequency').querySelector('[data-duration]');
    expect(hint?.textContent).toBe('= P1DT12H, 1 day and 12 hours');
    expect(field.getAttribute('aria-describedby')?.split(' ')).toContain(hint?.id);
    fireEvent.blur(field);
    expect(field.value).toBe('P1DT12H');
    await waitFor(() =>
      expect(bench.edits.at(-1)).toEqual({ kind: 'set', property: 'snapshotFrequency', value: 'P1DT12H' }),
    );
  });

  test('shows priorities as a matrix with the default as such, and what each priority means now', async () => {
    await show(createTwinBench(held));

    expect(radio('Logins: High').checked).toBe(true);
    expect(radio('Process started: Low').checked).toBe(true);
    expect(within(lineOf('eventPriorityProcessCreate')).getByText('Not set: default applies')).toBeTruthy();
    const matrix = screen.getByRole('table', { name: 'Which events' });
    expect(within(matrix).getByRole('columnheader', { name: 'High sent within 7 minutes' })).toBeTruthy();
    expect(within(matrix).getByRole('columnheader', { name: 'Low sent within 5 hours' })).toBeTruthy();
  });

  test('sets a priority that is the default already when it is chosen on purpose, and resets it', async () => {
    const bench = createTwinBench(held);
    await show(bench);

    fireEvent.click(radio('Process started: Low'));
    await waitFor(() =>
      expect(bench.edits).toEqual([{ kind: 'set', property: 'eventPriorityProcessCreate', value: 'Low' }]),
    );
    fireEvent.click(screen.getByRole('button', { name: 'Use default for Process started' }));

    await waitFor(() =>
      expect(bench.edits.at(-1)).toEqual({ kind: 'unset', property: 'eventPriorityProcessCreate' }),
    );
    expect(document.activeElement).toBe(radio('Process started: Low'));
  });

  test('goes from event to event with up and down, choosing nothing', async () => {
    const bench = createTwinBench(held);
    await show(bench);
    radio('Logins: High').focus();

    fireEvent.keyDown(radio('Logins: High'), { key: 'ArrowDown' });
    expect(document.activeElement).toBe(radio('Network connections: Low'));
    fireEvent.keyDown(radio('Network connections: Low'), { key: 'ArrowUp' });
    expect(document.activeElement).toBe(radio('Logins: High'));

    expect(bench.edits).toEqual([]);
  });

  test('shows a priority nobody knows as it is, with none chosen', async () => {
    await show(createTwinBench({ eventPriorityLogin: 'medium' }));

    const line = within(lineOf('eventPriorityLogin'));
    expect(line.getByText('"medium" (not allowed)')).toBeTruthy();
    expect(line.queryByRole('radio', { checked: true })).toBeNull();
  });

  test('finds properties by plain name, by the name on the hub and by a word of the explanation', async () => {
    const { application } = await show(createTwinBench(held), 'es');
    application.commands.run('find');
    const search = screen.getByRole('searchbox', { name: 'Buscar en las propiedades' });
    expect(document.activeElement).toBe(search);
    const shown = () =>
      [...document.querySelectorAll('tr[data-property]')].map((line) => line.getAttribute('data-property'));

    fireEvent.change(search, { target: { value: 'INSTANTANEA cada' } });
    expect(shown()).toEqual(['snapshotFrequency']);
    expect(screen.getByText('1 propiedad encontrada')).toBeTruthy();

    fireEvent.change(search, { target: { value: 'aggregationEnabled' } });
    expect(shown()).toHaveLength(3);
  });

  test('says at each priority what it costs, and before saving what the agent will run and send', async () => {
    await show(createTwinBench(held));
    expect(lineOf('eventPriorityProcessCreate').querySelector('[data-cost]')?.textContent).toMatch(
      /units a day/,
    );

    fireEvent.click(radio('Process started: Off'));

    await waitFor(() =>
      expect(document.querySelector('[data-agent-change="eventPriorityProcessCreate"]')?.textContent).toMatch(
        /Low → Off/,
      ),
    );
    expect(document.querySelector('[data-traffic="unitsPerDay"]')?.textContent).toMatch(
      /→.*units of 4 KB a day/,
    );
  });

  test('does with one click what a finding offers', async () => {
    const bench = createTwinBench(held);
    await show(bench);
    fireEvent.change(screen.getByLabelText('Send high-priority events every'), { target: { value: 'PT6H' } });

    fireEvent.click(await screen.findByRole('button', { name: 'Use PT5H (5 hrs)' }));

    await waitFor(() =>
      expect(screen.getByLabelText<HTMLInputElement>('Send high-priority events every').value).toBe('PT5H'),
    );
    expect(lineOf('highPriorityMessageFrequency').querySelector('[data-finding]')).toBeNull();
  });

  test('takes edits back and makes them again, by keys outside text fields and by buttons', async () => {
    await show(createTwinBench(held));
    fireEvent.click(radio('Logins: Off'));
    await waitFor(() => expect(document.querySelector('[data-draft="kept"]')).toBeTruthy());

    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(radio('Logins: High').checked).toBe(true));
    expect(await screen.findByText('Undone.')).toBeTruthy();

    fireEvent.click(screen.getByRole('button', { name: 'Redo' }));
    await waitFor(() => expect(radio('Logins: Off').checked).toBe(true));
  });

  test('leaves the undo keys to a text field, and takes them everywhere else', async () => {
    const { application } = await show(createTwinBench(held));
    fireEvent.click(radio('Logins: Off'));
    await waitFor(() => expect(document.querySelector('[data-draft="kept"]')).toBeTruthy());
    const press = (target: Element) => {
      const event = new KeyboardEvent('keydown', {
        key: 'z',
        ctrlKey: true,
        cancelable: true,
        bubbles: true,
      });
      target.addEventListener('keydown', (each) => application.commands.handleKey(each as KeyboardEvent), {
        once: true,
      });
      target.dispatchEvent(event);
      return event.defaultPrevented;
    };

    expect(press(screen.getByLabelText('Take a snapshot every'))).toBe(false);
    expect(press(radio('Logins: Off'))).toBe(true);
    await waitFor(() => expect(radio('Logins: High').checked).toBe(true));
  });
});
