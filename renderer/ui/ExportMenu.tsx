/** A button with what can be exported and how; while a file is written, how far that is and a way to stop it. */
import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { ArrowDownload20Regular } from '@fluentui/react-icons/svg/arrow-download';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportFormat, FileProgress } from '../../preload/contract';
import { useSelected } from '../client/ClientProvider';
import type { ExportStore } from '../client/exportStore';
import { useFormat } from '../text/useFormat';
import { announce } from './announcements';
import { useControlStyles } from './controlStyles';
import { FailureMessage } from './FailureMessage';

const useStyles = makeStyles({
  progress: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

const formats: readonly ExportFormat[] = ['csv', 'jsonLines'];

interface ExportMenuProps<Question> {
  readonly store: ExportStore<Question>;
  /** What can be exported, in words that go before “as CSV”. */
  readonly choices: readonly {
    readonly id: string;
    readonly words: string;
    readonly question: (format: ExportFormat) => Question;
  }[];
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

export function ExportMenu<Question>({ store, choices, isOpen, onOpenChange }: ExportMenuProps<Question>) {
  const { t } = useTranslation('common');
  const styles = useStyles();
  const controls = useControlStyles();
  const { progress, failure, exported } = useSelected(store.state, (state) => state);
  useExportAnnouncements(store);
  return (
    <>
      {progress === null ? (
        <Menu open={isOpen} onOpenChange={(_, { open }) => onOpenChange(open)}>
          <MenuTrigger disableButtonEnhancement>
            <Button className={controls.large} icon={<ArrowDownload20Regular />} data-to="export">
              {t('export.menu')}
            </Button>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {choices.flatMap(({ id, words, question }) =>
                formats.map((format) => (
                  <MenuItem
                    key={`${id} ${format}`}
                    data-export={`${id} ${format}`}
                    onClick={() => store.start(question(format))}
                  >
                    {t(`export.${format}`, { what: words })}
                  </MenuItem>
                )),
              )}
            </MenuList>
          </MenuPopover>
        </Menu>
      ) : (
        <div className={styles.progress}>
          <Spinner size="tiny" label={<ProgressWords progress={progress} />} />
          <Button className={controls.large} onClick={store.cancel}>
            {t('export.cancel')}
          </Button>
        </div>
      )}
      {exported ? (
        <span data-exported={exported.fileName}>
          <DoneWords exported={exported} />
        </span>
      ) : null}
      {failure ? <FailureMessage failure={failure} /> : null}
    </>
  );
}

function ProgressWords({ progress: { phase, rowCount } }: { progress: FileProgress }) {
  const { t } = useTranslation('common');
  const rows = useRowWords()(rowCount);
  return t(phase === 'gathering' ? 'export.gathering' : 'export.writing', { rows });
}

function DoneWords({
  exported: { rowCount, fileName },
}: {
  exported: { rowCount: number; fileName: string };
}) {
  const { t } = useTranslation('common');
  return t('export.done', { rows: useRowWords()(rowCount), fileName });
}

function useRowWords(): (count: number) => string {
  const { t } = useTranslation('common');
  const format = useFormat();
  return (count) => t('export.rows', { count, formatted: format.number(count) });
}

/** What ended while the screen was open is said, and shown until it is left. Failures say themselves. */
function useExportAnnouncements<Question>(store: ExportStore<Question>): void {
  const { t } = useTranslation('common');
  const rowWords = useRowWords();
  const exported = useSelected(store.state, (state) => state.exported);
  const said = useRef(exported);
  useEffect(() => {
    if (exported === said.current) return;
    said.current = exported;
    if (exported === null) return;
    announce(t('export.done', { rows: rowWords(exported.rowCount), fileName: exported.fileName }));
  }, [exported, t, rowWords]);
  useEffect(() => store.forget, [store]);
}
