// @vitest-environment jsdom
/** Commands of the frame and of the screen that is shown. */
import { expect, it, vi } from 'vitest';
import { createCommands } from '../../../../renderer/app/commands';

it('runs a screen’s command instead of the frame’s, whichever came first', () => {
  const commands = createCommands();
  const ofScreen = vi.fn();
  const ofFrame = vi.fn();
  const leaveScreen = commands.register([{ id: 'find', textKey: 'find', run: ofScreen }]);
  // The frame registers anew whenever its list of hubs changes.
  commands.register([{ id: 'find', textKey: 'find', run: ofFrame }], 'frame');
  commands.run('find');
  expect([ofScreen.mock.calls.length, ofFrame.mock.calls.length]).toEqual([1, 0]);
  leaveScreen();
  commands.run('find');
  expect(ofFrame.mock.calls.length).toBe(1);
});
