/** The priorities of events, the most urgent first, in the spelling of main/security. */

export const priorities = ['High', 'Low', 'Off'] as const;
export type Priority = (typeof priorities)[number];

export function isPriority(value: unknown): value is Priority {
  return priorities.some((priority) => priority === value);
}
