// @vitest-environment jsdom
import { EditorView } from '@codemirror/view';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import SecurityTwinScreen from '../../../../renderer/features/securityTwin/SecurityTwinScreen';
import { renderScreen } from '../../../support/window/renderScreen';
import { createTwinBench, type TwinBench } from '../../../support/window/twinBench';

afterEach(cleanup);

const route = { screen: 'securityTwin', deviceId: 'pump-7', moduleId: 'azureiotsecurity' } as const;
const held = { highPriorityMessageFrequency: 'PT7M', eventPriorityLogin: 'High' };
const highEvery = 'Send high-priority events every';

async function show(bench: TwinBench, language: 'en' | 'es' = 'en') {
  const shown = await renderScreen(<SecurityTwinScreen route={route} />, {
    route,
    language,
    procedures: { securityTwin: bench.procedures },
  });
  await waitFor(() => expect(lineOf('eventPriorityLogin')).toBeTruthy());
  return shown;
}

function lineOf(property: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`tr[data-property="${property}"]`);
}

function write(label: string, text: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
}

const outcome = () => document.querySelector('[data-outcome]')?.getAttribute('data-outcome');
const draft = () => document.querySelector('[data-draft]')?.getAttribute('data-draft');

async function save(expected: string): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(outcome()).toBe(expected));
}

describe('The security twin screen', () => {
  test('shows each property by its plain name with desired, default, effective and reported value', async () => {
    await show(createTwinBench(held));

    expect(screen.getByLabelText<HTMLInputElement>(highEvery).value).toBe('PT7M');
    const line = within(lineOf('highPriorityMessageFrequency') as HTMLElement);
    expect(line.getByText('highPriorityMessageFrequency')).toBeTruthy();
    expect(line.getByText('as desired')).toBeTruthy();
    const unset = within(lineOf('lowPriorityMessageFrequency') as HTMLElement);
    expect(unset.getByPlaceholderText(/PT5H/)).toBeTruthy();
    expect(document.querySelector('[data-screen="securityTwin"]')).toBeTruthy();
    expect(draft()).toBeUndefined();
  });

  test('shows what is typed at once and sends it to main in order', async () => {
    const bench = createTwinBench(held);
    await show(bench);

    write(highEvery, 'PT9M');
    expect(screen.getByLabelText<HTMLInputElement>(highEvery).value).toBe('PT9M');
    expect(draft()).toBe('keeping');
    fireEvent.click(screen.getByRole('radio', { name: 'Logins: Off' }));

    await waitFor(() => expect(draft()).toBe('kept'));
    expect(bench.edits).toEqual([
      { kind: 'set', property: 'highPriorityMessageFrequency', value: 'PT9M' },
      { kind: 'set', property: 'eventPriorityLogin', value: 'Off' },
    ]);
    // What follows from an edit is said at its field first, and here a moment later.
    await waitFor(() =>
      expect(document.querySelector('[data-change="eventPriorityLogin"]')?.textContent).toMatch(/High.*Off/),
    );
    expect(document.querySelector('[data-patch]')?.textContent).toContain('"PT9M"');
  });

  test('marks a wrong value at its field and in words, and sends nothing', async () => {
    const bench = createTwinBench(held);
    await show(bench);

    write(highEvery, 'soon');
    await waitFor(() => expect(draft()).toBe('kept'));

    const field = screen.getByLabelText(highEvery);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const described = field.getAttribute('aria-describedby')?.split(' ') ?? [];
    const words = described.map((id) => document.getElementById(id)?.textContent).join(' ');
    expect(words).toMatch(/“soon” is no duration.*Not sent/);
    expect(await screen.findByText('Nothing can be sent while there are errors.')).toBeTruthy();
    await save('failed');
    expect(bench.desiredValues()).toEqual(held);
  });

  test('unsets a property, which then shows its default', async () => {
    const bench = createTwinBench(held);
    await show(bench);

    fireEvent.click(screen.getByRole('button', { name: `Use default for ${highEvery}` }));

    expect(screen.getByLabelText<HTMLInputElement>(highEvery).value).toBe('');
    await waitFor(() => expect(draft()).toBe('kept'));
    expect(bench.edits).toEqual([{ kind: 'unset', property: 'highPriorityMessageFrequency' }]);
  });

  test('saves what was typed a moment ago, and says when the agent runs with it', async () => {
    const bench = createTwinBench(held, 'takes');
    await show(bench);

    write(highEvery, 'PT9M');
    await save('applied');

    expect(bench.desiredValues()).toEqual({ ...held, highPriorityMessageFrequency: 'PT9M' });
    expect(draft()).toBeUndefined();
    await waitFor(() =>
      expect(
        within(lineOf('highPriorityMessageFrequency') as HTMLElement).getByText('as desired'),
      ).toBeTruthy(),
    );
  });

  test('lists what the agent did not take', async () => {
    await show(createTwinBench(held, 'keepsOld'));

    write(highEvery, 'PT9M');
    await save('rejected');

    const refused = document.querySelector('[data-rejected="highPriorityMessageFrequency"]');
    expect(refused?.textContent).toMatch(/wanted PT9M.*runs with PT7M/);
  });

  test('says when no agent answers within the limit', async () => {
    await show(createTwinBench(held, 'silent'));

    write(highEvery, 'PT9M');
    await save('noAnswer');

    expect(screen.getByText('No answer yet after 60 s.')).toBeTruthy();
  });

  test('saves with Ctrl+S, and says so when there is nothing to save', async () => {
    const bench = createTwinBench(held, 'takes');
    const { application } = await show(bench);

    act(() => void application.commands.run('save'));
    await waitFor(() => expect(screen.getByText('There is nothing to save.')).toBeTruthy());
    expect(outcome()).toBeUndefined();
    write(highEvery, 'PT9M');
    act(() => application.commands.handleKey(new KeyboardEvent('keydown', { key: 's', ctrlKey: true })));
    await waitFor(() => expect(outcome()).toBe('applied'));
  });

  test('keeps the edit when the hub cannot be reached', async () => {
    const bench = createTwinBench(held);
    await show(bench);

    write(highEvery, 'PT9M');
    bench.goOffline();
    await save('failed');

    expect(draft()).toBe('kept');
    expect(screen.getByLabelText<HTMLInputElement>(highEvery).value).toBe('PT9M');
  });

  test('says that an edit of an earlier visit was kept', async () => {
    const bench = createTwinBench(held);
    const first = await show(bench);
    write(highEvery, 'PT9M');
    first.unmount();
    await waitFor(() => expect(bench.edits).toHaveLength(1));

    await show(bench);

    expect(draft()).toBe('kept');
    expect(document.querySelector('[data-restored="true"]')?.textContent).toMatch(/was kept/);
    expect(screen.getByLabelText<HTMLInputElement>(highEvery).value).toBe('PT9M');
  });

  test('asks before it discards the edit', async () => {
    const bench = createTwinBench(held);
    await show(bench);
    write(highEvery, 'PT9M');
    await waitFor(() => expect(draft()).toBe('kept'));

    fireEvent.click(screen.getByRole('button', { name: 'Discard edit' }));
    const dialog = await screen.findByRole('alertdialog', { name: 'Discard the unsaved edit?' });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Discard edit' }));

    await waitFor(() => expect(draft()).toBeUndefined());
    expect(screen.getByLabelText<HTMLInputElement>(highEvery).value).toBe('PT7M');
  });
});

describe('A conflict', () => {
  test('is settled by choices, after which the person saves again', async () => {
    const bench = createTwinBench(held, 'takes');
    await show(bench);
    write(highEvery, 'PT9M');
    await waitFor(() => expect(draft()).toBe('kept'));
    bench.writeAsSomebodyElse({ highPriorityMessageFrequency: 'PT3M', snapshotFrequency: 'PT6H' });

    await save('conflict');
    const goOn = screen.getByRole('button', { name: 'Use these and go on' });
    expect(goOn.getAttribute('aria-disabled')).toBe('true');
    expect(document.querySelector('[data-merge="theirs"]')?.textContent).toMatch(/Only they changed it/);
    expect(screen.queryByRole('radio', { checked: true })).toBeNull();

    fireEvent.click(screen.getByRole('radio', { name: /^Mine: PT9M/ }));
    fireEvent.click(goOn);
    await waitFor(() => expect(outcome()).toBeUndefined());
    expect(bench.desiredValues().highPriorityMessageFrequency).toBe('PT3M');
    expect(screen.getByText(/Look at the patch, then save/)).toBeTruthy();

    await save('applied');
    expect(bench.desiredValues()).toEqual({
      ...held,
      highPriorityMessageFrequency: 'PT9M',
      snapshotFrequency: 'PT6H',
    });
  });

  test('can be left for later without losing the edit', async () => {
    const bench = createTwinBench(held);
    await show(bench);
    write(highEvery, 'PT9M');
    bench.writeAsSomebodyElse({ highPriorityMessageFrequency: 'PT3M' });
    await save('conflict');

    fireEvent.click(screen.getByRole('button', { name: 'Decide later' }));

    expect(screen.getByLabelText<HTMLInputElement>(highEvery).value).toBe('PT9M');
    expect(document.querySelector('[data-stale]')).toBeTruthy();
  });
});

describe('The JSON editor', () => {
  async function openEditor(): Promise<EditorView> {
    fireEvent.click(screen.getByRole('tab', { name: 'JSON' }));
    const content = await screen.findByLabelText('Configuration as JSON');
    const editor = EditorView.findFromDOM(content);
    if (!editor) throw new Error('No editor under the label');
    return editor;
  }

  const replace = (editor: EditorView, insert: string) =>
    act(() => editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert } }));

  test('edits the same draft as the fields', async () => {
    const bench = createTwinBench(held);
    await show(bench);
    const editor = await openEditor();
    expect(editor.state.doc.toString()).toContain('"PT7M"');

    replace(editor, editor.state.doc.toString().replace('PT7M', 'PT8M'));
    await waitFor(() => expect(draft()).toBe('kept'));

    fireEvent.click(screen.getByRole('tab', { name: 'Properties' }));
    expect(screen.getByLabelText<HTMLInputElement>(highEvery).value).toBe('PT8M');
  });

  test('locks the fields while its text is no JSON, so that the text is not lost', async () => {
    await show(createTwinBench(held));
    const editor = await openEditor();

    replace(editor, '{ "highPriority');
    await waitFor(() => expect(document.querySelector('[data-json-problems="1"]')).toBeTruthy());

    fireEvent.click(screen.getByRole('tab', { name: 'Properties' }));
    expect(document.querySelector('[data-form="locked"]')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>(highEvery).readOnly).toBe(true);
  });
});

test('The screen speaks Spanish', async () => {
  await show(createTwinBench(held), 'es');
  expect(screen.getByRole('heading', { level: 1, name: 'Gemelo del módulo de seguridad' })).toBeTruthy();
});
