/** One device for each state of a micro agent, and of what is nearly a security module. */
import { classicModule, microModule, notable } from './deviceParts';
import type { FleetDevice } from './fleetDevice';

export const microStates: readonly FleetDevice[] = [
  notable('sevilla-panel-001', 'Sevilla', 'micro agent, defaults', {
    modules: [microModule({ agent: 'micro' })],
  }),
  notable('sevilla-panel-002', 'Sevilla', 'micro agent, customised', {
    modules: [
      microModule({
        desired: {
          CollectorsCore_PriorityIntervals: '15,60,720',
          Baseline_Disabled: true,
          Login_UsePAM: true,
        },
        agent: 'micro',
      }),
    ],
  }),
  notable('sevilla-panel-003', 'Sevilla', 'micro agent, fields it could not take', {
    modules: [
      microModule({
        desired: { Process_MessageFrequency: 'Often', NetworkActivity_CacheSize: 0 },
        agent: 'micro',
      }),
    ],
  }),
  notable('sevilla-panel-004', 'Sevilla', 'both generations at once', {
    modules: [classicModule({ agent: 'c' }), microModule({ agent: 'micro' })],
  }),
  notable('sevilla-panel-005', 'Sevilla', 'near miss: the module id in another letter case', {
    modules: [classicModule({ moduleId: 'AzureIoTSecurity' })],
  }),
];
