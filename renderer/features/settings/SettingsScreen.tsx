/** Language, theme, and what a person may want to know about this program. */
import { makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language, Settings, Theme } from '../../../preload/contract';
import { useApplication, useProgram } from '../../app/application';
import type { RouteTo } from '../../app/routes';
import { type Failure, failureOf } from '../../client/failure';
import { announce } from '../../ui/announcements';
import { Facts } from '../../ui/Facts';
import { FailureMessage } from '../../ui/FailureMessage';
import { Panel } from '../../ui/Panel';
import { Screen } from '../../ui/Screen';

const useStyles = makeStyles({
  panels: { display: 'grid', gap: tokens.spacingVerticalL, maxWidth: '48rem' },
});

/** Each language in its own words, so that it is found by whoever reads only that one. */
const languages: readonly (readonly [Language, string])[] = [
  ['en', 'English'],
  ['es', 'Español'],
];
const themes: readonly Theme[] = ['system', 'light', 'dark', 'highContrast'];

export default function SettingsScreen(_: { route: RouteTo<'settings'> }) {
  const { t } = useTranslation('settings');
  const styles = useStyles();
  const { program } = useApplication();
  const { settings, version, electronVersion, platform, vault } = useProgram((state) => state);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function change(part: Partial<Settings>): Promise<void> {
    setFailure(null);
    try {
      await program.changeSettings(part);
      announce(t('saved'));
    } catch (error) {
      setFailure(failureOf(error));
    }
  }

  return (
    <Screen name="settings" title={t('title')}>
      <div className={styles.panels}>
        {failure ? <FailureMessage failure={failure} /> : null}
        <Panel title={t('language')}>
          <RadioGroup
            aria-label={t('language')}
            value={settings.language}
            onChange={(_event, { value }) => {
              const chosen = languages.find(([language]) => language === value);
              if (chosen) void change({ language: chosen[0] });
            }}
          >
            {languages.map(([language, name]) => (
              <Radio key={language} value={language} label={<span lang={language}>{name}</span>} />
            ))}
          </RadioGroup>
        </Panel>
        <Panel title={t('theme')}>
          <RadioGroup
            aria-label={t('theme')}
            value={settings.theme}
            onChange={(_event, { value }) => {
              const theme = themes.find((each) => each === value);
              if (theme) void change({ theme });
            }}
          >
            {themes.map((theme) => (
              <Radio
                key={theme}
                value={theme}
                label={`${t(`themes.${theme}`)}: ${t(`themeHints.${theme}`)}`}
              />
            ))}
          </RadioGroup>
        </Panel>
        <Panel title={t('vault')}>
          <strong>{t(`vaults.${vault}`)}</strong>
          <span>{t(`vaultMeanings.${vault}`)}</span>
          <span>{t('secretsDirection')}</span>
        </Panel>
        <Panel title={t('about')}>
          <Facts
            facts={[
              { name: t('version'), value: version },
              { name: t('runtime'), value: electronVersion },
              { name: t('platform'), value: platform },
            ]}
          />
        </Panel>
      </div>
    </Screen>
  );
}
