/** The focus goes on where something takes the place of the control that had it: the keyboard’s way does not begin anew. */
import { useEffect } from 'react';

/** With each change of `standing` a focus that is nowhere goes to the control that has `data-next`. */
export function useStrayFocus(standing: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change is the reason, not an input.
  useEffect(() => {
    if (document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>('[data-screen] [data-next]')?.focus();
  }, [standing]);
}
