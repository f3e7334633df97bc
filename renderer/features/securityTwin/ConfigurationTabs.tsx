/** The configuration to edit: as properties, or as JSON. */
import { Button, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SecurityTwinView } from '../../../preload/contract';
import { useControlStyles } from '../../ui/controlStyles';
import { Notice } from '../../ui/Notice';
import { FindingList } from './FindingList';
import { PropertyForm } from './form/PropertyForm';
import { JsonTab } from './json/JsonTab';
import { isJsonUnreadable, type SecurityTwinState } from './securityTwinState';
import type { SecurityTwinStore } from './securityTwinStore';

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
});

interface ConfigurationTabsProps {
  readonly view: SecurityTwinView;
  readonly shown: SecurityTwinState;
  readonly store: SecurityTwinStore;
}

export function ConfigurationTabs({ view, shown, store }: ConfigurationTabsProps) {
  const { t } = useTranslation('securityTwin');
  const styles = useStyles();
  const controls = useControlStyles();
  const id = useId();
  const [tab, setTab] = useState<'form' | 'json'>('form');
  const isLocked = isJsonUnreadable(shown);
  return (
    <>
      <TabList
        aria-label={t('tabs.label')}
        selectedValue={tab}
        onTabSelect={(_event, { value }) => {
          // So that the JSON text has what was typed into the fields, and the other way round.
          store.keepNow();
          setTab(value === 'json' ? 'json' : 'form');
        }}
      >
        <Tab id={`${id}form`} value="form" aria-controls={`${id}panel`} className={controls.large}>
          {t('tabs.form')}
        </Tab>
        <Tab id={`${id}json`} value="json" aria-controls={`${id}panel`} className={controls.large}>
          {t('tabs.json')}
        </Tab>
      </TabList>
      <FindingList
        findings={[...view.twinFindings, ...view.findings.filter(({ property }) => property === null)]}
        onFix={store.fix}
      />
      <div id={`${id}panel`} role="tabpanel" aria-labelledby={`${id}${tab}`} className={styles.panel}>
        {tab === 'json' ? (
          <JsonTab view={view} shown={shown} store={store} />
        ) : (
          <>
            {isLocked ? (
              <Notice
                tone="warning"
                title={t('jsonBlocksForm')}
                data-form="locked"
                actions={
                  <Button className={controls.large} onClick={() => setTab('json')}>
                    {t('showJson')}
                  </Button>
                }
              />
            ) : null}
            <PropertyForm view={view} store={store} isLocked={isLocked} />
          </>
        )}
      </div>
    </>
  );
}
