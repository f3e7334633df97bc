/** Chromium refuses to start its sandbox as root on Linux, so there the app runs without it. */
export const runsAsRoot = process.platform === 'linux' && process.getuid?.() === 0;

/** https://chromium.googlesource.com/chromium/src/+/main/docs/linux/sandboxing.md */
export function sandboxArguments(): readonly string[] {
  return runsAsRoot ? ['--no-sandbox'] : [];
}
