/** What main says about the program itself, and the settings a person chose. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Settings, VaultKind } from '../../preload/contract';
import type { Client } from '../client/client';
import { changeLanguage } from '../text/i18n';

export interface ProgramState {
  readonly version: string;
  readonly electronVersion: string;
  readonly platform: string;
  readonly vault: VaultKind;
  readonly settings: Settings;
}

export interface Program {
  readonly state: StoreApi<ProgramState>;
  /** Resolves when main has kept the settings and the window shows them. */
  changeSettings(change: Partial<Settings>): Promise<void>;
}

export function createProgram(client: Client, info: ProgramState): Program {
  const state = createStore<ProgramState>()(() => info);
  return {
    state,
    async changeSettings(change) {
      const settings = await client.app.changeSettings(change);
      if (change.language) await changeLanguage(settings.language);
      state.setState({ settings });
    },
  };
}
