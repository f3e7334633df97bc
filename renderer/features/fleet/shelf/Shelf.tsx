/** Saved filters, pinned devices and devices opened before, each a click away. */
import { Button, Input, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Delete20Regular } from '@fluentui/react-icons/svg/delete';
import { PinOff20Regular } from '@fluentui/react-icons/svg/pin-off';
import { type FormEvent, type JSX, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FleetSavedFilter } from '../../../../preload/contract';
import { useNavigation } from '../../../app/application';
import { useClientStore, useSelected } from '../../../client/ClientProvider';
import { Age } from '../../../ui/Age';
import { announce } from '../../../ui/announcements';
import { useControlStyles } from '../../../ui/controlStyles';
import { FailureMessage } from '../../../ui/FailureMessage';
import { isColumnId } from '../columns/columnIds';
import { createFleetStore } from '../fleetStore';
import { createShelfStore } from './shelfStore';

const useStyles = makeStyles({
  shelf: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  line: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
  entry: {
    ...typographyStyles.body1,
    fontFamily: tokens.fontFamilyBase,
    display: 'flex',
    flexGrow: 1,
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
    minWidth: 0,
    minHeight: '44px',
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalS}`,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    textAlign: 'start',
    overflowWrap: 'anywhere',
    cursor: 'pointer',
    ':hover': {
      backgroundColor: tokens.colorSubtleBackgroundHover,
      color: tokens.colorNeutralForeground1Hover,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  beside: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  sentence: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  form: { display: 'flex', columnGap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalXS },
  name: { flexGrow: 1, minWidth: 0 },
});

const mostRecents = 10;

export default function Shelf({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('fleet');
  const styles = useStyles();
  const fleet = useClientStore(createFleetStore);
  const shelf = useClientStore(createShelfStore);
  const navigation = useNavigation();
  const { filters, pins, recents, failure } = useSelected(shelf.state, (state) => state);
  const openDevice = (deviceId: string) => {
    onClose();
    navigation.open({ screen: 'device', deviceId });
  };
  function openFilter({ query, sort: { by, direction } }: FleetSavedFilter): void {
    fleet.showQuery(query, isColumnId(by) ? { by, direction } : undefined);
    onClose();
  }
  return (
    <div className={styles.shelf}>
      {failure ? <FailureMessage failure={failure} /> : null}
      <Part title={t('shelf.filters')}>
        {filters.length === 0 ? <p className={styles.sentence}>{t('shelf.noFilters')}</p> : null}
        <ul className={styles.list}>
          {filters.map((filter) => (
            <Line
              key={filter.name}
              word={filter.name}
              beside={filter.query === '' ? t('shelf.allDevices') : filter.query}
              onOpen={() => openFilter(filter)}
              remove={{
                icon: <Delete20Regular />,
                word: t('shelf.removeFilter', { name: filter.name }),
                run: () => shelf.remove(filter.name),
              }}
            />
          ))}
        </ul>
        <SaveForm />
      </Part>
      <Part title={t('shelf.pins')}>
        {pins.length === 0 ? <p className={styles.sentence}>{t('shelf.noPins')}</p> : null}
        <ul className={styles.list}>
          {pins.map(({ deviceId }) => (
            <Line
              key={deviceId}
              word={deviceId}
              onOpen={() => openDevice(deviceId)}
              remove={{
                icon: <PinOff20Regular />,
                word: t('shelf.unpin', { deviceId }),
                run: () => void shelf.pin([deviceId], false),
              }}
            />
          ))}
        </ul>
      </Part>
      {recents.length === 0 ? null : (
        <Part title={t('shelf.recents')}>
          <ul className={styles.list}>
            {recents.slice(0, mostRecents).map(({ deviceId, openedAt }) => (
              <Line
                key={deviceId}
                word={deviceId}
                beside={<Age since={openedAt} />}
                onOpen={() => openDevice(deviceId)}
              />
            ))}
          </ul>
        </Part>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles();
  const titleId = useId();
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className={styles.title}>
        {title}
      </h2>
      {children}
    </section>
  );
}

interface LineProps {
  readonly word: string;
  readonly beside?: ReactNode;
  readonly onOpen: () => void;
  readonly remove?: { readonly icon: JSX.Element; readonly word: string; readonly run: () => void };
}

function Line({ word, beside, onOpen, remove }: LineProps) {
  const styles = useStyles();
  const controls = useControlStyles();
  return (
    <li className={styles.line}>
      <button type="button" className={styles.entry} onClick={onOpen}>
        <span>{word}</span>
        {beside === undefined ? null : <span className={styles.beside}>{beside}</span>}
      </button>
      {remove ? (
        <Button
          appearance="subtle"
          className={controls.large}
          icon={remove.icon}
          aria-label={remove.word}
          title={remove.word}
          onClick={remove.run}
        />
      ) : null}
    </li>
  );
}

/** Keeps what is looked for now, with its order. */
function SaveForm() {
  const { t } = useTranslation('fleet');
  const styles = useStyles();
  const controls = useControlStyles();
  const fleet = useClientStore(createFleetStore);
  const shelf = useClientStore(createShelfStore);
  const { query, sort } = useSelected(fleet.state, (state) => state);
  const [name, setName] = useState('');
  const isComplete = name.trim() !== '';

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!isComplete || !(await shelf.save(name.trim(), { query: query.trim(), sort }))) return;
    announce(t('shelf.saved', { name: name.trim() }));
    setName('');
  }

  return (
    <form className={styles.form} onSubmit={(event) => void save(event)}>
      <Input
        className={styles.name}
        aria-label={t('shelf.name')}
        placeholder={t('shelf.name')}
        value={name}
        maxLength={80}
        onChange={(_, { value }) => setName(value)}
      />
      <Button type="submit" className={controls.large} disabledFocusable={!isComplete}>
        {t('shelf.save')}
      </Button>
    </form>
  );
}
