import { expect, it } from 'vitest';
import { positionIn } from '../../../main/queryConsole/refusal';

it.each<[string, string, number | null]>([
  ['BadRequest: Line 1:8 did not expect x', 'SELECT x', 7],
  ['line 3:2 did not expect y', 'SELECT *\r\nFROM devices\r\n y', 25],
  ['Line 9:1 is beyond the text', 'SELECT *', null],
  ['Line 1:99 is beyond the line', 'SELECT *', 8],
  ['the hub names no place', 'SELECT *', null],
])('the place in %j is found in the text', (message, text, position) => {
  expect(positionIn(message, text)).toBe(position);
});
