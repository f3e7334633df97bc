/** Where the window can be, as plain state. */

export type Route =
  /** `query` in the filter language; without one the fleet shows what it showed before. */
  | { readonly screen: 'fleet'; readonly query?: string }
  | { readonly screen: 'coverage' }
  | { readonly screen: 'hygiene' }
  | { readonly screen: 'query' }
  | { readonly screen: 'scan' }
  | { readonly screen: 'device'; readonly deviceId: string | null }
  | { readonly screen: 'securityTwin'; readonly deviceId: string; readonly moduleId: string }
  /** The twin to compare with and apply to; null when the person does not come from one. */
  | { readonly screen: 'baselines'; readonly deviceId: string | null; readonly moduleId: string | null }
  | { readonly screen: 'deviceTwin'; readonly deviceId: string }
  | { readonly screen: 'createModule'; readonly deviceId: string }
  | { readonly screen: 'manageModule'; readonly deviceId: string; readonly moduleId: string }
  /** `moduleId` is null for the device's own twin. */
  | { readonly screen: 'twinHistory'; readonly deviceId: string; readonly moduleId: string | null }
  | { readonly screen: 'agent'; readonly deviceId: string | null }
  | { readonly screen: 'diagnostics'; readonly deviceId: string | null }
  | { readonly screen: 'reports'; readonly deviceId: string | null }
  | { readonly screen: 'ssh'; readonly deviceId: string | null }
  | { readonly screen: 'messages'; readonly deviceId: string | null }
  | { readonly screen: 'hubs'; readonly isAdding: boolean }
  | { readonly screen: 'settings' };

export type ScreenName = Route['screen'];

/** The route as a screen's own component gets it. */
export type RouteTo<Name extends ScreenName> = Extract<Route, { screen: Name }>;

/** Two routes with the same key are the same place, so that going there again keeps the screen as it is. */
export function keyOf(route: Route): string {
  return JSON.stringify(route, Object.keys(route).sort());
}

export function deviceIdOf(route: Route): string | null {
  return 'deviceId' in route ? route.deviceId : null;
}
