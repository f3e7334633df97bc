/** Programs of Windows by their full path, so that nothing on the search path stands in for them. */
import { command, type Source } from '../recipe';

const system = 'C:\\Windows\\System32';

export function systemProgram(
  name: string,
  args: readonly string[],
  more: Parameters<typeof command>[2] = {},
): Source {
  return command(`${system}\\${name}`, args, more);
}

/** The script goes as UTF-16 in base64, which needs no quoting (about_PowerShell_exe, -EncodedCommand). */
export function powershell(script: string, more: Parameters<typeof command>[2] = {}): Source {
  const prologue =
    "$ErrorActionPreference = 'Stop'\n[Console]::OutputEncoding = [System.Text.Encoding]::UTF8\n";
  return systemProgram(
    'WindowsPowerShell\\v1.0\\powershell.exe',
    [
      '-NoLogo',
      '-NoProfile',
      '-NonInteractive',
      '-EncodedCommand',
      Buffer.from(prologue + script.trim(), 'utf16le').toString('base64'),
    ],
    more,
  );
}

/** What such a script prints. Throws when it is no JSON. */
export function parseJson(text: string): unknown {
  return JSON.parse(text.replace(/^\uFEFF/, ''));
}
