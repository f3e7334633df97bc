/** Keyboard shortcuts as text, such as `Ctrl+K`, `Alt+ArrowLeft`, `F5` or `/`; Ctrl means ⌘ on a Mac. */

interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export const isMac = navigator.platform.startsWith('Mac');

/** Whether these keys are that shortcut. Shift is left out for signs that some keyboards only write with it. */
export function isPressed(shortcut: string, pressed: PressedKey, onMac = isMac): boolean {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  const isLetter = /^[a-z]$/i.test(key);
  const needsShift = parts.includes('Shift');
  return (
    pressed.key.toLowerCase() === key.toLowerCase() &&
    (onMac ? pressed.metaKey : pressed.ctrlKey) === parts.includes('Ctrl') &&
    !(onMac ? pressed.ctrlKey : pressed.metaKey) &&
    pressed.altKey === parts.includes('Alt') &&
    (pressed.shiftKey === needsShift || (!isLetter && key.length === 1 && !needsShift))
  );
}

/** A shortcut without Ctrl or Alt that writes a sign, and so must leave text fields alone. */
export function isTyped(shortcut: string): boolean {
  return shortcut.length === 1;
}

const macSigns: Readonly<Record<string, string>> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧' };
const keyNames: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→' };

/** The shortcut as keyboards label its keys. */
export function shortcutLabel(shortcut: string, onMac = isMac): string {
  return shortcut
    .split('+')
    .map((part) => (onMac ? macSigns[part] : undefined) ?? keyNames[part] ?? part)
    .join(onMac ? '' : '+');
}

/** As `aria-keyshortcuts` wants it. https://www.w3.org/TR/wai-aria-1.2/#aria-keyshortcuts */
export function ariaShortcut(shortcut: string, onMac = isMac): string {
  return shortcut.replace('Ctrl', onMac ? 'Meta' : 'Control');
}
