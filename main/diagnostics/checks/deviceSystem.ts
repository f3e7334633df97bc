/** The device's disk and clock. */
import { evidenceOf, type Finding, fail, pass, warning } from '../check';
import { deviceCommands } from '../deviceCommands';
import { deviceCheck } from './onDevice';

const lowPercent = 90;
const fullPercent = 98;

export const deviceDisk = deviceCheck<{ readonly printed: string }>({
  checkId: 'deviceDisk',
  needsCommands: true,
  commands: [deviceCommands.disk],
  run: async (target, _context, signal) => {
    const { stdout } = await target.run(deviceCommands.disk, signal);
    return { printed: stdout };
  },
  triage: triageDisk,
});

/** POSIX output: device, blocks, used, free, per cent, mount point. */
export function triageDisk({ printed }: { readonly printed: string }): Finding {
  const uses = [...printed.matchAll(/^\S+\s+\d+\s+\d+\s+-?\d+\s+(\d+)%\s+(\/.*)$/gm)].map(
    ([, percent, mountPoint]) => ({ percent: Number(percent), mountPoint: mountPoint ?? '' }),
  );
  const fullest = uses.toSorted((a, b) => b.percent - a.percent)[0];
  const evidence = uses.flatMap(({ percent, mountPoint }) =>
    evidenceOf(`df ${mountPoint}`, { diskUsePercent: percent }),
  );
  if (fullest === undefined) return fail('targetNotReadable', evidence, { problem: 'df' });
  const detail = { percent: String(fullest.percent), mountPoint: fullest.mountPoint };
  if (fullest.percent >= fullPercent) return fail('diskFull', evidence, detail);
  return fullest.percent >= lowPercent
    ? warning('diskLow', evidence, detail)
    : pass('diskFine', evidence, detail);
}

interface DeviceClockFacts {
  readonly deviceS: number;
  readonly ownTime: Date;
  /** Null where the system does not say. */
  readonly isSynchronised: boolean | null;
}

/** The same limit as for this laptop's clock. */
const graveS = 300;

export const deviceClock = deviceCheck<DeviceClockFacts>({
  checkId: 'deviceClock',
  needsCommands: true,
  commands: [deviceCommands.time, deviceCommands.synchronised],
  run: async (target, { now }, signal) => {
    const date = await target.run(deviceCommands.time, signal);
    const ownTime = now();
    const state = await target
      .run(deviceCommands.synchronised, signal)
      .then(({ stdout }) => stdout.trim())
      .catch(() => '');
    return {
      deviceS: Number(date.stdout.trim()),
      ownTime,
      isSynchronised: state === '' ? null : state === 'NTPSynchronized=yes',
    };
  },
  triage: triageDeviceClock,
});

export function triageDeviceClock({ deviceS, ownTime, isSynchronised }: DeviceClockFacts): Finding {
  const differenceS = Math.round(deviceS - ownTime.getTime() / 1000);
  const evidence = [
    ...evidenceOf('date -u +%s', { deviceTime: new Date(deviceS * 1000).toISOString(), differenceS }),
    ...evidenceOf('timedatectl', { synchronised: isSynchronised }),
  ];
  const detail = { seconds: String(Math.abs(differenceS)), direction: differenceS > 0 ? 'ahead' : 'behind' };
  if (Math.abs(differenceS) >= graveS) return fail('deviceClockOff', evidence, detail);
  return isSynchronised === false
    ? warning('deviceClockNotSynchronised', evidence, detail)
    : pass('deviceClockRight', evidence, detail);
}
