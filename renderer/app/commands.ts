/** Every command there is now, as data: the palette lists them, keys and the application menu run them. */
import type { ParseKeys } from 'i18next';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { isPressed, isTyped } from './shortcut';

/** A text of the area `commands`. */
export type CommandTextKey = ParseKeys<'commands'>;

export interface Command {
  /** The application menu runs `fleet`, `device`, `agent`, `diagnostics`, `hubs`, `addHub`, `settings`, `palette`, `find`, `refresh`, `save`, `undo`, `redo`. */
  readonly id: string;
  readonly textKey: CommandTextKey;
  /** What the text needs, for example `{ name }`. */
  readonly textValues?: Readonly<Record<string, string>>;
  /** Such as `Ctrl+K`; the first is the one shown. */
  readonly shortcuts?: readonly string[];
  /** In a text field its keys do what they always do there, such as undoing what was typed. */
  readonly isForTextToo?: false;
  readonly run: () => void;
}

export interface Commands {
  readonly all: StoreApi<ReadonlyMap<string, Command>>;
  /**
   * Returns how to take them away again. A later command with the same id covers an earlier one until then; those of
   * the frame are covered by any other, whichever came first.
   */
  register(commands: readonly Command[], of?: 'frame' | 'screen'): () => void;
  /** False when there is no such command now. */
  run(id: string): boolean;
  /** Runs the command of these keys and keeps them from doing anything else. */
  handleKey(event: KeyboardEvent): void;
}

export function createCommands(): Commands {
  let registrations: readonly (readonly Command[])[] = [];
  const all = createStore<ReadonlyMap<string, Command>>()(() => new Map());

  function publish(): void {
    all.setState(new Map(registrations.flat().map((command) => [command.id, command])), true);
  }

  return {
    all,
    register(commands, of = 'screen') {
      registrations = of === 'frame' ? [commands, ...registrations] : [...registrations, commands];
      publish();
      return () => {
        registrations = registrations.filter((registration) => registration !== commands);
        publish();
      };
    },
    run(id) {
      const command = all.getState().get(id);
      command?.run();
      return command !== undefined;
    },
    handleKey(event) {
      if (event.defaultPrevented || event.isComposing) return;
      const isWriting = writesText(event.target);
      for (const command of all.getState().values()) {
        const isMeant = command.shortcuts?.some(
          (shortcut) =>
            isPressed(shortcut, event) &&
            !(isWriting && isTyped(shortcut)) &&
            !(command.isForTextToo === false && holdsText(event.target)),
        );
        if (!isMeant) continue;
        event.preventDefault();
        command.run();
        return;
      }
    },
  };
}

/** Where the browser itself undoes what was typed. */
export function holdsText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('textarea, input:not([type="radio"], [type="checkbox"], [type="button"])'))
  );
}

function writesText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  );
}
