/** The laptop's power, by Electron. https://www.electronjs.org/docs/latest/api/power-monitor */
import { powerMonitor } from 'electron';
import type { Power } from '../fleet';

export function systemPower(): Power {
  return {
    isOnBattery: () => powerMonitor.onBatteryPower,
    change: (signal) =>
      new Promise((resolve, reject) => {
        const leave = (): void => {
          powerMonitor.off('on-ac', changed);
          powerMonitor.off('on-battery', changed);
          signal.removeEventListener('abort', stopped);
        };
        const changed = (): void => {
          leave();
          resolve();
        };
        const stopped = (): void => {
          leave();
          reject(signal.reason);
        };
        powerMonitor.on('on-ac', changed);
        powerMonitor.on('on-battery', changed);
        signal.addEventListener('abort', stopped, { once: true });
      }),
  };
}
