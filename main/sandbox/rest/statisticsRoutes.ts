/** How many devices there are, and how many are connected. */
import { type Route, route } from './route';

const common = { method: 'GET', throttle: 'registryOperations', errorForm: 'flat' } as const;

export const statisticsRoutes: readonly Route[] = [
  route({
    ...common,
    path: '/statistics/devices',
    needs: 'readRegistryStatistics',
    answer: ({ rooms }) => {
      const { total, enabled } = rooms.registry.countDevices();
      return {
        status: 200,
        body: { totalDeviceCount: total, enabledDeviceCount: enabled, disabledDeviceCount: total - enabled },
      };
    },
  }),
  route({
    ...common,
    path: '/statistics/service',
    needs: 'readServiceStatistics',
    answer: ({ rooms }) => ({
      status: 200,
      body: { connectedDeviceCount: rooms.sessions.connectedDeviceCount() },
    }),
  }),
];
