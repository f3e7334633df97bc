/** Sentences for screen readers, spoken by the one live region. */
import { createStore } from 'zustand/vanilla';

export interface Announcement {
  /** Grows, so that the same sentence twice is spoken twice. */
  readonly sequence: number;
  readonly text: string;
  /** Interrupts what is being read; for failures only. */
  readonly isUrgent: boolean;
}

export const announcements = createStore<Announcement>()(() => ({ sequence: 0, text: '', isUrgent: false }));

export function announce(text: string, { isUrgent = false } = {}): void {
  announcements.setState(({ sequence }) => ({ sequence: sequence + 1, text, isUrgent }));
}
