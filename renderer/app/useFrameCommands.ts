/** The commands that are there on every screen, and how keys and the application menu reach them. */
import { useEffect } from 'react';
import type { Language, Theme } from '../../preload/contract';
import { useClient } from '../client/ClientProvider';
import { follow } from '../client/follow';
import { useApplication, useCommands, useHubSession } from './application';
import { type Command, type CommandTextKey, holdsText } from './commands';
import { lastDeviceId } from './navigation';
import { useHubName } from './useHubName';
import { useOpenHub } from './useOpenHub';

const themes: readonly (readonly [Theme, CommandTextKey])[] = [
  ['system', 'themeSystem'],
  ['light', 'themeLight'],
  ['dark', 'themeDark'],
  ['highContrast', 'themeHighContrast'],
];
const languages: readonly (readonly [Language, CommandTextKey])[] = [
  ['en', 'languageEnglish'],
  ['es', 'languageSpanish'],
];

export function useFrameCommands(openPalette: () => void): void {
  const client = useClient();
  const { commands, navigation, program } = useApplication();
  const hubs = useHubSession((state) => state.hubs) ?? [];
  const openHub = useOpenHub();
  const nameOf = useHubName();
  const deviceId = () => lastDeviceId(navigation.places.getState());

  const frameCommands: readonly Command[] = [
    { id: 'palette', textKey: 'palette', shortcuts: ['Ctrl+K'], run: openPalette },
    {
      id: 'fleet',
      textKey: 'fleet',
      shortcuts: ['Ctrl+1'],
      run: () => navigation.open({ screen: 'fleet' }),
    },
    {
      id: 'device',
      textKey: 'device',
      shortcuts: ['Ctrl+2'],
      run: () => navigation.open({ screen: 'device', deviceId: deviceId() }),
    },
    {
      id: 'agent',
      textKey: 'agent',
      shortcuts: ['Ctrl+3'],
      run: () => navigation.open({ screen: 'agent', deviceId: deviceId() }),
    },
    {
      id: 'diagnostics',
      textKey: 'diagnostics',
      shortcuts: ['Ctrl+4'],
      run: () => navigation.open({ screen: 'diagnostics', deviceId: deviceId() }),
    },
    {
      id: 'reports',
      textKey: 'reports',
      run: () => navigation.open({ screen: 'reports', deviceId: deviceId() }),
    },
    {
      id: 'ssh',
      textKey: 'ssh',
      run: () => navigation.open({ screen: 'ssh', deviceId: deviceId() }),
    },
    {
      id: 'messages',
      textKey: 'messages',
      shortcuts: ['Ctrl+5'],
      run: () => navigation.open({ screen: 'messages', deviceId: null }),
    },
    { id: 'coverage', textKey: 'coverage', run: () => navigation.open({ screen: 'coverage' }) },
    { id: 'hygiene', textKey: 'hygiene', run: () => navigation.open({ screen: 'hygiene' }) },
    {
      id: 'hubs',
      textKey: 'hubs',
      shortcuts: ['Ctrl+Shift+H'],
      run: () => navigation.open({ screen: 'hubs', isAdding: false }),
    },
    {
      id: 'addHub',
      textKey: 'addHub',
      shortcuts: ['Ctrl+Shift+N'],
      run: () => navigation.open({ screen: 'hubs', isAdding: true }),
    },
    {
      id: 'settings',
      textKey: 'settings',
      shortcuts: ['Ctrl+,'],
      run: () => navigation.open({ screen: 'settings' }),
    },
    {
      id: 'baselines',
      textKey: 'baselines',
      run: () => navigation.open({ screen: 'baselines', deviceId: null, moduleId: null }),
    },
    {
      id: 'query',
      textKey: 'query',
      shortcuts: ['Ctrl+Shift+E'],
      run: () => navigation.open({ screen: 'query' }),
    },
    {
      id: 'scan',
      textKey: 'scan',
      shortcuts: ['Ctrl+Shift+L'],
      run: () => navigation.open({ screen: 'scan' }),
    },
    // The fleet screen covers this one while it is shown; opening it puts the focus into its search anyway.
    {
      id: 'find',
      textKey: 'find',
      shortcuts: ['Ctrl+F'],
      run: () => navigation.open({ screen: 'fleet' }),
    },
    { id: 'back', textKey: 'back', shortcuts: ['Alt+ArrowLeft'], run: navigation.back },
    { id: 'forward', textKey: 'forward', shortcuts: ['Alt+ArrowRight'], run: navigation.forward },
    ...hubs.map(
      (hub): Command => ({
        id: `openHub.${hub.hubId}`,
        textKey: 'openHub',
        textValues: { name: nameOf(hub) },
        run: () => void openHub(hub.hubId),
      }),
    ),
    ...themes.map(
      ([theme, textKey]): Command => ({
        id: `theme.${theme}`,
        textKey,
        run: () => void program.changeSettings({ theme }),
      }),
    ),
    ...languages.map(
      ([language, textKey]): Command => ({
        id: `language.${language}`,
        textKey,
        run: () => void program.changeSettings({ language }),
      }),
    ),
  ];
  useCommands(frameCommands, hubs.map((hub) => `${hub.hubId} ${nameOf(hub)}`).join('\n'), 'frame');

  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => commands.handleKey(event);
    window.addEventListener('keydown', handleKey);
    return () => window.removeEventListener('keydown', handleKey);
  }, [commands]);

  useEffect(
    () =>
      follow((signal) => client.app.watchCommands(undefined, { signal }), {
        onItem: ({ command }) => {
          const isOfText = command === 'undo' || command === 'redo';
          // Deprecated, and still the only way to ask a text field to undo.
          if (isOfText && holdsText(document.activeElement)) document.execCommand(command);
          else commands.run(command);
        },
      }),
    [client, commands],
  );
}
