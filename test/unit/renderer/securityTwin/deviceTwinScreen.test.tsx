// @vitest-environment jsdom
import { EditorView } from '@codemirror/view';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import type { DeviceTwinView } from '../../../../preload/contract';
import type { Client } from '../../../../renderer/client/client';
import DeviceTwinScreen from '../../../../renderer/features/securityTwin/deviceTwin/DeviceTwinScreen';
import { renderScreen } from '../../../support/window/renderScreen';

afterEach(cleanup);

const route = { screen: 'deviceTwin', deviceId: 'pump-7' } as const;
const held = '{ "tags": { "site": "Bilbao" }, "desired": {} }';
const view: DeviceTwinView = {
  deviceId: 'pump-7',
  readAt: '2026-03-01T10:00:00Z',
  etag: '1',
  desiredVersion: 1,
  text: held,
  tagsSize: { sizeBytes: 10, limitBytes: 8192 },
  desiredSize: { sizeBytes: 0, limitBytes: 32_768 },
  draft: null,
};

/** Main as the screen sees it: text that is no JSON is a problem, everything else can be sent. */
function edited(text: string): DeviceTwinView {
  const isJson = text.endsWith('}');
  return {
    ...view,
    text,
    draft: {
      editedAt: '2026-03-01T10:00:01Z',
      baseReadAt: view.readAt,
      baseIsStale: false,
      problems: isJson ? [] : [{ from: 0, to: 1, code: 'notJson', path: [], measured: null }],
      changes: isJson ? [{ kind: 'changed', path: ['tags', 'site'], before: 'Bilbao', after: 'Vigo' }] : [],
      patch: isJson ? { tags: { site: 'Vigo' } } : null,
      canUndo: true,
      canRedo: false,
      earlierSave: null,
    },
  };
}

async function show(more: Partial<Client['deviceTwin']> = {}) {
  const texts: string[] = [];
  const shown = await renderScreen(<DeviceTwinScreen route={route} />, {
    route,
    procedures: {
      deviceTwin: {
        open: async () => view,
        edit: async ({ text }) => {
          texts.push(text);
          return edited(text);
        },
        undo: async () => view,
        ...more,
      },
    },
  });
  const content = await screen.findByLabelText('Tags and desired properties as JSON');
  const editor = EditorView.findFromDOM(content);
  if (!editor) throw new Error('No editor under the label');
  const write = (insert: string) =>
    act(() => editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert } }));
  return { ...shown, texts, editor, write };
}

const vigo = held.replace('Bilbao', 'Vigo');
const draft = () => document.querySelector('[data-draft]')?.getAttribute('data-draft');

describe("A device's own twin", () => {
  test('is edited as JSON, with its changes and the patch before saving', async () => {
    const { texts, write } = await show();
    write(vigo);
    await waitFor(() => expect(draft()).toBe('kept'));
    expect(texts).toEqual([vigo]);
    expect(document.querySelector('[data-difference="tags site"]')?.textContent).toMatch(/"Bilbao".*"Vigo"/);
    expect(document.querySelector('[data-patch]')?.textContent).toContain('"Vigo"');
  });

  test('says what is wrong with the text, and that nothing can be sent', async () => {
    const { write } = await show();
    write('{ "tags": ');
    expect(await screen.findByText('Nothing can be sent while there are errors.')).toBeTruthy();
    expect(document.querySelector('[data-problem="notJson"]')?.textContent).toBe('This is no JSON.');
  });

  test('is saved, and a conflict is settled place by place', async () => {
    const resolved: unknown[] = [];
    const { application, write } = await show({
      save: async () => ({
        kind: 'conflict',
        view: edited(vigo),
        conflict: {
          reason: 'changed',
          theirEtag: '2',
          theirReadAt: '2026-03-01T10:00:02Z',
          theirDesiredVersion: 2,
          items: [
            { property: 'tags.site', base: 'Bilbao', theirs: 'Ferrol', mine: 'Vigo', state: 'conflict' },
          ],
        },
      }),
      resolve: async ({ choices }) => {
        resolved.push(choices);
        return edited(vigo);
      },
    });
    write(vigo);
    act(() => void application.commands.run('save'));
    fireEvent.click(await screen.findByRole('radio', { name: 'Mine: Vigo' }));
    fireEvent.click(screen.getByRole('button', { name: 'Use these and go on' }));
    await waitFor(() => expect(resolved).toEqual([{ 'tags.site': 'mine' }]));
    await waitFor(() => expect(document.querySelector('[data-conflict]')).toBeNull());
  });

  test('takes the edit back', async () => {
    const { editor, write } = await show();
    write(vigo);
    await waitFor(() => expect(draft()).toBe('kept'));
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(editor.state.doc.toString()).toBe(held));
  });
});
