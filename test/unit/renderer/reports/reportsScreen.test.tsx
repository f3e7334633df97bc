// @vitest-environment jsdom
import { ORPCError } from '@orpc/client';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { BundlePart, ReportDocument, ReportVerdict, ReportWish } from '../../../../preload/contract';
import ReportsScreen from '../../../../renderer/features/reports/ReportsScreen';
import { announcements } from '../../../../renderer/ui/announcements';
import { renderScreen } from '../../../support/window/renderScreen';

afterEach(cleanup);

const runs = [
  { startedAt: '2026-03-01T10:30:00.000Z', outcome: 'pass' as const, isCancelled: false, targetName: null },
  { startedAt: '2026-03-01T10:00:00.000Z', outcome: 'fail' as const, isCancelled: false, targetName: null },
];
const document: ReportDocument = {
  language: 'es',
  title: 'Informe',
  sections: [{ heading: 'La visita', paragraphs: ['<b>bien</b>'], facts: [], items: [], listings: [] }],
};
const parts: BundlePart[] = [
  { partId: 'program', text: '{}', removedCount: 0 },
  { partId: 'log', text: 'a [secret]', removedCount: 1 },
];

async function show({
  hasRuns = true,
  verdict = { kind: 'altered' } as ReportVerdict,
  language = 'en' as 'en' | 'es',
} = {}) {
  const prepare = vi.fn(async (_wish: ReportWish) => ({ reportId: 'r-1', document }));
  const save = vi.fn(async (_input: { reportId: string; format: string }) => ({ fileName: 'r.html' }));
  const saveBundle = vi.fn(async (_input: { bundleId: string; partIds: string[] }) => ({
    fileName: 'b.json',
  }));
  const material = async () => ({ technician: 'Ana', fingerprint: 'FP', runs: hasRuns ? runs : [] });
  const route = { screen: 'reports', deviceId: 'pump-7' } as const;
  const { application } = await renderScreen(<ReportsScreen route={route} />, {
    route,
    language,
    procedures: {
      reports: {
        material,
        prepare,
        save,
        saveBundle,
        verify: async () => ({ fileName: 'r.pdf', verdict }),
        gatherBundle: async () => ({ bundleId: 'b-1', parts }),
      },
    },
  });
  return { prepare, save, saveBundle, application };
}

const button = (name: string | RegExp) => screen.findByRole('button', { name });

describe('the reports screen', () => {
  test('prepares the newest run under the name typed last, shows what the file will say, and saves it', async () => {
    const { prepare, save } = await show();
    fireEvent.click(await button('Prepare the report'));
    const shown = await screen.findByRole('region', { name: 'Informe' });
    expect(shown.textContent).toContain('<b>bien</b>');
    expect(shown.getAttribute('lang')).toBe('es');
    expect(prepare.mock.calls[0]?.[0]).toEqual({
      deviceId: 'pump-7',
      startedAt: runs[0]?.startedAt,
      language: 'en',
      technician: 'Ana',
      note: '',
    });
    expect(screen.getByText('FP')).toBeTruthy();
    fireEvent.click(await button('Save as HTML'));
    await waitFor(() => expect(announcements.getState().text).toBe('Saved as r.html'));
    expect(save.mock.calls[0]?.[0]).toEqual({ reportId: 'r-1', format: 'html' });
  });

  test('shows no longer what was prepared when the form says something else', async () => {
    await show();
    fireEvent.click(await button('Prepare the report'));
    await screen.findByRole('region', { name: 'Informe' });
    fireEvent.change(screen.getByRole('textbox', { name: /^Note/ }), { target: { value: 'more' } });
    expect(screen.queryByRole('region', { name: 'Informe' })).toBeNull();
  });

  test('prepares nothing without a name', async () => {
    const { prepare } = await show();
    const name = await screen.findByRole('textbox', { name: /^Your name/ });
    fireEvent.change(name, { target: { value: '  ' } });
    fireEvent.click(await button('Prepare the report'));
    expect(prepare).not.toHaveBeenCalled();
  });

  test('leads to the checks when nothing was diagnosed', async () => {
    const { application } = await show({ hasRuns: false });
    fireEvent.click(await button('Go to diagnostics'));
    expect(application.navigation.places.getState().route).toEqual({
      screen: 'diagnostics',
      deviceId: 'pump-7',
    });
  });

  test('says what became of a file, and whose key signed it', async () => {
    await show();
    fireEvent.click(await button('Choose a report…'));
    await waitFor(() => expect(announcements.getState().text).toBe('r.pdf was altered.'));
    cleanup();
    await show({
      language: 'es',
      verdict: { kind: 'intact', format: 'pdf', fingerprint: 'FP2', isOwnKey: false },
    });
    fireEvent.click(await button('Elegir un informe…'));
    expect((await screen.findByText(/clave de otro portátil/)).textContent).toContain('FP2');
  });

  test('saves of the support bundle what was not left out', async () => {
    const { saveBundle } = await show();
    const gather = await button('Gather it');
    gather.focus();
    fireEvent.click(gather);
    expect(await screen.findByText(/1 secret was taken out/)).toBeTruthy();
    // The same button, so that the keyboard goes on from it.
    expect(gather.ownerDocument.activeElement).toBe(gather);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Program' }));
    fireEvent.click(await button('Save the chosen parts'));
    await waitFor(() => expect(saveBundle.mock.calls[0]?.[0]).toEqual({ bundleId: 'b-1', partIds: ['log'] }));
  });

  test('says what to do when a report was replaced by another', async () => {
    const { save } = await show();
    save.mockRejectedValueOnce(new ORPCError('REPORT_OUTDATED', { defined: true }));
    fireEvent.click(await button('Prepare the report'));
    await screen.findByRole('region', { name: 'Informe' });
    fireEvent.click(await button('Save as PDF'));
    await waitFor(() => expect(announcements.getState().text).toContain('Prepare it once more'));
  });
});
