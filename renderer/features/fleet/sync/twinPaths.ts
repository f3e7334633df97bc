/** The twin paths a person wrote, one a line. */

/** As `fleetSyncSettings` of the contract wants them. */
const twinPath = /^properties\.(desired|reported)(\.[^.\s$[\]]+)+$/;
const mostPaths = 10;

export interface WrittenPaths {
  readonly paths: readonly string[];
  /** The first line that is no such path, or that is one too many. */
  readonly mistake: string | null;
}

export function twinPathsOf(text: string): WrittenPaths {
  const lines = text.split('\n').map((line) => line.trim());
  const paths = [...new Set(lines.filter((line) => line !== ''))];
  return { paths, mistake: paths.find((path, index) => !twinPath.test(path) || index >= mostPaths) ?? null };
}
