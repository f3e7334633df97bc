/** Whether windows can be shown. */

/** Only Linux may be without a display; elsewhere the system always has one. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
