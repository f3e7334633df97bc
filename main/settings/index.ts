/** The person's settings, kept between runs. */
import {
  fleetView,
  type Language,
  language,
  type Settings as SettingsValue,
  theme,
} from '../../preload/contract';

/** Small values that outlive the program. */
export interface KeptValues {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

export interface Settings {
  read(): SettingsValue;
  /** Keeps the changes and returns all settings. */
  change(changes: { readonly [K in keyof SettingsValue]?: SettingsValue[K] | undefined }): SettingsValue;
  /** Called after each change. */
  onChange(listener: (settings: SettingsValue) => void): void;
}

const keptKey = 'settings';
const firstView: SettingsValue['fleetView'] = { columns: [], showsFacets: null };

function languageOf(locale: string): Language {
  const [primary] = locale.toLowerCase().split(/[-_.]/);
  return language.catch('en').parse(primary);
}

/** `systemLocale`, for example `es-ES`, decides the language until the person chooses one. */
export function createSettings(kept: KeptValues, systemLocale: string): Settings {
  function read(): SettingsValue {
    const found = kept.get(keptKey);
    const values = typeof found === 'object' && found !== null ? found : {};
    return {
      language: language.catch(languageOf(systemLocale)).parse(Reflect.get(values, 'language')),
      theme: theme.catch('system').parse(Reflect.get(values, 'theme')),
      fleetView: fleetView.catch(firstView).parse(Reflect.get(values, 'fleetView')),
    };
  }
  const listeners: ((settings: SettingsValue) => void)[] = [];
  return {
    read,
    onChange: (listener) => {
      listeners.push(listener);
    },
    change: (changes) => {
      const current = read();
      const changed = {
        language: changes.language ?? current.language,
        theme: changes.theme ?? current.theme,
        fleetView: changes.fleetView ?? current.fleetView,
      };
      kept.set(keptKey, changed);
      for (const listener of listeners) listener(changed);
      return changed;
    },
  };
}
