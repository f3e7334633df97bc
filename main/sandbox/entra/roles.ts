/** The four built-in roles for the data of an IoT hub, and what each allows. Pure. */
import type { DataAction } from '../authority/permissions';

/**
 * Source: MicrosoftDocs/azure-docs role-based-access-control built-in-roles, Internet of Things; `*` stands for any
 * text. Only the actions of calls the embedded hub serves are of interest here.
 */
const patterns = {
  'IoT Hub Data Contributor': ['*'],
  'IoT Hub Data Reader': ['*/read'],
  'IoT Hub Registry Contributor': ['devices/*'],
  'IoT Hub Twin Contributor': ['twins/*'],
} as const;
export type DataRole = keyof typeof patterns;

// The keys of the table above.
export const dataRoles = Object.keys(patterns) as readonly DataRole[];

/** Whether the roles together allow all of the actions; null is allowed to none. */
export function allow(roles: readonly DataRole[], actions: readonly DataAction[] | null): boolean {
  if (actions === null) return false;
  const allowed = roles.flatMap((role): readonly string[] => patterns[role]);
  return actions.every((action) => allowed.some((pattern) => matches(pattern, action)));
}

function matches(pattern: string, action: string): boolean {
  if (pattern.startsWith('*')) return action.endsWith(pattern.slice(1));
  return pattern.endsWith('*') ? action.startsWith(pattern.slice(0, -1)) : action === pattern;
}
