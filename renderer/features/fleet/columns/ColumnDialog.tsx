/** Chooses the columns of the fleet and their order: what a device has, and every tag of the fleet. */
import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Input,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { ArrowDown20Regular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUp20Regular } from '@fluentui/react-icons/svg/arrow-up';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FleetColumnView } from '../../../../preload/contract';
import { useClient } from '../../../client/ClientProvider';
import { useFormat } from '../../../text/useFormat';
import { useControlStyles } from '../../../ui/controlStyles';
import { type ColumnId, knownColumns, moved, type ShownColumn, withColumn } from './columnIds';
import { useColumnTitle } from './useFleetColumns';

const useStyles = makeStyles({
  surface: { maxWidth: '30rem' },
  content: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS },
  heading: { ...typographyStyles.body1Strong, margin: 0, marginTop: tokens.spacingVerticalM },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  line: { display: 'flex', alignItems: 'center', minHeight: '44px' },
  // A name of a tag may be long and without a space.
  box: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  reset: { whiteSpace: 'nowrap' },
  count: { ...typographyStyles.caption1, flexShrink: 0, color: tokens.colorNeutralForeground2 },
});

/** Fewer are found at a glance. */
const searchFrom = 8;
/** More columns than this cannot be kept. */
const mostColumns = 30;
const mostTagColumns = 20;

interface TagPath {
  readonly id: ColumnId;
  readonly path: string;
  readonly deviceCount: number;
}

interface ColumnDialogProps {
  readonly shown: readonly ShownColumn[];
  /** The empty list brings back those Siteward begins with. */
  readonly onChange: (columns: FleetColumnView[]) => void;
  readonly onClose: () => void;
}

export default function ColumnDialog({ shown, onChange, onClose }: ColumnDialogProps) {
  const { t } = useTranslation(['fleet', 'common']);
  const styles = useStyles();
  const controls = useControlStyles();
  const titleOf = useColumnTitle();
  const format = useFormat();
  const tags = useTagPaths();
  const [wanted, setWanted] = useState('');
  const isShown = (id: ColumnId): boolean => shown.some((column) => column.id === id);
  const others = knownColumns.filter((id) => !isShown(id));
  const tagCount = shown.filter(({ id }) => id.startsWith('tag.')).length;
  const otherTags = tags
    .filter(({ id, path }) => !isShown(id) && path.toLowerCase().includes(wanted.toLowerCase()))
    .slice(0, 100);
  const isFull = shown.length >= mostColumns;
  const content = useRef<HTMLDivElement>(null);
  const focusNext = useRef<ColumnId | null>(null);
  // A box that is clicked comes to stand elsewhere, and takes the focus along.
  useLayoutEffect(() => {
    const id = focusNext.current;
    if (id === null) return;
    focusNext.current = null;
    content.current?.querySelector<HTMLElement>(`[data-column-box="${CSS.escape(id)}"] input`)?.focus();
  });
  function show(id: ColumnId, isWanted: boolean): void {
    onChange(withColumn(shown, id, isWanted));
    focusNext.current = id;
  }

  return (
    <Dialog open onOpenChange={(_, { open }) => open || onClose()}>
      <DialogSurface className={styles.surface} data-column-dialog>
        <DialogBody>
          <DialogTitle>{t('columnDialog.title')}</DialogTitle>
          <DialogContent>
            <div ref={content} className={styles.content}>
              <h3 className={styles.heading}>{t('columnDialog.shown')}</h3>
              <ol className={styles.list}>
                {shown.map(({ id }, index) => (
                  <li key={id} className={styles.line} data-shown-column={id}>
                    <div className={styles.box} data-column-box={id}>
                      <Checkbox
                        checked
                        disabled={shown.length === 1}
                        label={titleOf(id)}
                        onChange={() => show(id, false)}
                      />
                    </div>
                    <Button
                      appearance="subtle"
                      className={controls.large}
                      icon={<ArrowUp20Regular />}
                      aria-label={t('columnDialog.up', { column: titleOf(id) })}
                      disabledFocusable={index === 0}
                      onClick={() => onChange(moved(shown, id, -1))}
                    />
                    <Button
                      appearance="subtle"
                      className={controls.large}
                      icon={<ArrowDown20Regular />}
                      aria-label={t('columnDialog.down', { column: titleOf(id) })}
                      disabledFocusable={index === shown.length - 1}
                      onClick={() => onChange(moved(shown, id, 1))}
                    />
                  </li>
                ))}
              </ol>
              {others.length > 0 ? <h3 className={styles.heading}>{t('columnDialog.others')}</h3> : null}
              {others.map((id) => (
                <div key={id} data-column-box={id}>
                  <Checkbox
                    checked={false}
                    disabled={isFull}
                    label={titleOf(id)}
                    onChange={() => show(id, true)}
                  />
                </div>
              ))}
              {tags.length > 0 ? <h3 className={styles.heading}>{t('columnDialog.tags')}</h3> : null}
              {tags.length > searchFrom ? (
                <Input
                  type="search"
                  className={controls.large}
                  aria-label={t('columnDialog.searchTags')}
                  placeholder={t('columnDialog.searchTags')}
                  value={wanted}
                  onChange={(_, { value }) => setWanted(value)}
                />
              ) : null}
              {otherTags.map(({ id, path, deviceCount }) => (
                <div key={id} className={styles.line}>
                  <div className={styles.box} data-column-box={id}>
                    <Checkbox
                      checked={false}
                      disabled={isFull || tagCount >= mostTagColumns}
                      label={path}
                      onChange={() => show(id, true)}
                    />
                  </div>
                  <span className={styles.count}>
                    {t('matches', { count: deviceCount, formatted: format.number(deviceCount) })}
                  </span>
                </div>
              ))}
            </div>
          </DialogContent>
          <DialogActions>
            <Button className={mergeClasses(controls.large, styles.reset)} onClick={() => onChange([])}>
              {t('columnDialog.reset')}
            </Button>
            <Button className={controls.large} appearance="primary" onClick={onClose}>
              {t('common:close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** The tags of the fleet, the most frequent first. */
function useTagPaths(): readonly TagPath[] {
  const client = useClient();
  const [paths, setPaths] = useState<readonly TagPath[]>([]);
  useEffect(() => {
    let isLeft = false;
    // Without an answer there are the other columns.
    client.fleet.paths().then(
      (found) => {
        if (isLeft) return;
        const tags = found.filter(({ path }) => path.startsWith('tags.'));
        setPaths(
          tags
            .map(({ path, deviceCount }): TagPath => {
              const ofTag = path.slice('tags.'.length);
              return { id: `tag.${ofTag}`, path: ofTag, deviceCount };
            })
            .sort((a, b) => b.deviceCount - a.deviceCount),
        );
      },
      () => {},
    );
    return () => {
      isLeft = true;
    };
  }, [client]);
  return paths;
}
