/**
 * Every permission is refused unless it is listed here.
 * https://www.electronjs.org/docs/latest/tutorial/security#5-handle-session-permission-requests-from-remote-content
 */
import type { Session } from 'electron';
import { pageOrigin } from './pageScheme';

/** Writing plain text to the clipboard: "copy identifier", "copy tracking id". Reading it is not listed. */
const granted: readonly string[] = ['clipboard-sanitized-write'];

/** `isCameraHeld`: whether the page is showing what it needs a camera for. It never gets a microphone. */
export function denyPermissions(session: Session, isCameraHeld: () => boolean): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const isCamera =
      permission === 'media' &&
      'mediaTypes' in details &&
      details.mediaTypes?.length === 1 &&
      details.mediaTypes[0] === 'video';
    callback(
      isOwnPage(details.requestingUrl) && (granted.includes(permission) || (isCamera && isCameraHeld())),
    );
  });
  session.setPermissionCheckHandler((_contents, permission, origin, { mediaType }) => {
    const isCamera = permission === 'media' && mediaType === 'video';
    return isOwnPage(origin) && (granted.includes(permission) || (isCamera && isCameraHeld()));
  });
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}));
}

function isOwnPage(requester: string): boolean {
  return `${requester}/`.startsWith(`${pageOrigin}/`);
}
