/** Reads /etc/os-release (freedesktop.org, os-release(5)). */

/** `NAME=value` lines, with shell quoting; anything else is passed over. */
export function parseOsRelease(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*([A-Za-z_][A-Za-z0-9_]*)=(.*?)\s*$/.exec(line);
    if (match?.[1] !== undefined && match[2] !== undefined) values.set(match[1], unquoted(match[2]));
  }
  return values;
}

function unquoted(text: string): string {
  const quote = text[0];
  if (quote === "'" && text.length > 1 && text.endsWith("'")) return text.slice(1, -1);
  if (quote === '"' && text.length > 1 && text.endsWith('"')) {
    return text.slice(1, -1).replace(/\\(["$`\\])/g, '$1');
  }
  return text;
}
