/** Where Windows is installed. */

/** Programs are started by full path, so that nothing on the search path stands in for them. */
export function windowsFolder(): string {
  return process.env.SystemRoot ?? 'C:\\Windows';
}
