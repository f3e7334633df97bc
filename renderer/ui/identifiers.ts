/** How IoT Hub names devices, for fields in which somebody types one; main has the last word. */

/** The contract's own pattern: the window takes no values from there. */
const pattern = /^[A-Za-z0-9\-.+%_#*?!(),:=@$';]{1,128}$/;

export function isDeviceId(text: string): boolean {
  return pattern.test(text);
}
