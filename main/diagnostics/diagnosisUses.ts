/** Everything that the checks may use on a device. */
import type { Command, DeviceUse } from '../targets';
import { allChecks } from './checks';
import { anyArgument, readFiles } from './deviceCommands';

/** The last stands for the key or certificate that the agent's own file names. */
export function diagnosisUses(): readonly DeviceUse[] {
  const commands = new Map<string, Command>();
  for (const command of allChecks.flatMap((check) => check.commands)) {
    commands.set(JSON.stringify(command), command);
  }
  return [
    ...[...commands.values()].map((command): DeviceUse => ({ kind: 'command', command })),
    ...[...readFiles, anyArgument].map((path): DeviceUse => ({ kind: 'file', path })),
  ];
}
