// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../../preload/contract';
import { JsonTree } from '../../../../renderer/ui/jsonTree/JsonTree';
import { visibleNodes } from '../../../../renderer/ui/jsonTree/jsonNodes';

const value = { site: 'Bilbao', network: { wired: { mac: '00:11' } }, empty: {}, list: [true, null] };

afterEach(cleanup);

function press(key: string): void {
  fireEvent.keyDown(document.activeElement ?? document.body, { key });
}

function focusedText(): string {
  return document.activeElement?.textContent ?? '';
}

describe('A JSON tree', () => {
  test('shows the first level open and deeper ones closed', () => {
    render(<JsonTree label="Tags" value={value} />);

    const names = screen.getAllByRole('treeitem').map((item) => item.textContent);
    expect(names).toEqual([
      'site: "Bilbao"',
      'network: {1}',
      'wired: {1}',
      'empty: {0}',
      'list: [2]',
      '0: true',
      '1: null',
    ]);
  });

  test('is walked, opened and closed by keyboard', () => {
    render(<JsonTree label="Tags" value={value} />);
    screen.getAllByRole('treeitem')[0]?.focus();

    press('ArrowDown');
    expect(focusedText()).toBe('network: {1}');
    press('ArrowRight');
    expect(focusedText()).toBe('wired: {1}');
    press('ArrowRight');
    expect(screen.getByText('"00:11"', { exact: false })).toBeTruthy();
    press('ArrowRight');
    expect(focusedText()).toBe('mac: "00:11"');
    press('ArrowLeft');
    press('ArrowLeft');
    press('ArrowLeft');
    expect(focusedText()).toBe('network: {1}');
    press('ArrowLeft');
    expect(document.activeElement?.getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByText('wired', { exact: false })).toBeNull();
    press('End');
    expect(focusedText()).toBe('1: null');
    press('Home');
    expect(focusedText()).toBe('site: "Bilbao"');
  });

  test('has one stop for the Tab key', () => {
    render(<JsonTree label="Tags" value={value} />);

    const stops = screen.getAllByRole('treeitem').filter((item) => item.tabIndex === 0);
    expect(stops).toHaveLength(1);
  });

  test('tells place and depth of each node', () => {
    render(<JsonTree label="Tags" value={value} />);

    const wired = screen.getByRole('treeitem', { name: /wired/ });
    expect(wired.getAttribute('aria-level')).toBe('2');
    expect(wired.getAttribute('aria-posinset')).toBe('1');
    expect(wired.getAttribute('aria-setsize')).toBe('1');
  });

  test('gives every node its own key, whatever the names', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (json) => {
        // A JSON value by construction.
        const root = json as JsonObject;
        const all = new Set<string>();
        let nodes = visibleNodes(root, all);
        for (let depth = 0; depth < 6; depth += 1) {
          for (const { key } of nodes) all.add(key);
          nodes = visibleNodes(root, all);
        }
        expect(new Set(nodes.map(({ key }) => key)).size).toBe(nodes.length);
      }),
    );
  });
});
