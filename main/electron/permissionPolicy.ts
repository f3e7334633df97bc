/**
 * Every permission is refused unless it is listed here.
 * https://www.electronjs.org/docs/latest/tutorial/security#5-handle-session-permission-requests-from-remote-content
 */
import type { Session } from 'electron';
import { pageOrigin } from './pageScheme';

/** Writing plain text to the clipboard: "copy identifier", "copy tracking id". Reading it is not listed. */
const granted: readonly string[] = ['clipboard-sanitized-write'];

export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(isGranted(permission, details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}));
}

function isGranted(permission: string, requester: string): boolean {
  return granted.includes(permission) && `${requester}/`.startsWith(`${pageOrigin}/`);
}
