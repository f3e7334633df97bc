/** The composition root: ports in, services out, start and stop. Runs in Electron and in plain Node alike. */
import type { VaultKind } from '../preload/contract';
import { type AgentService, createAgentService } from './agent';
import { createDeviceService, type DeviceService } from './devices';
import { createFleetService, type FleetService } from './fleet';
import { createHubService, type HubService, type SandboxAddress } from './hubs';
import type { EventLog } from './log';
import { createMenuCommands, type MenuCommands } from './menuCommands';
import { openDrafts } from './outbox';
import type { SecretBox } from './secrets';
import { createSettings, type Settings } from './settings';
import { openStore } from './store';
import { createWorkbench, type Workbench } from './workbench';
