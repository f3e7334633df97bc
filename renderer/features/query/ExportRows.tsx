/** Exports the rows of the newest query, and says how far it has come. */
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
import { useTranslation } from 'react-i18next';
import type { ExportProgress } from '../../../preload/contract';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { useFormat } from '../../text/useFormat';
import { useControlStyles } from '../../ui/controlStyles';
import { FailureMessage } from '../../ui/FailureMessage';
import { createQueryStore } from './queryStore';

const useStyles = makeStyles({
  progress: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

const whats = ['all', 'shown'] as const;
const formats = ['csv', 'jsonLines'] as const;

export function ExportRows() {
  const { t } = useTranslation('query');
  const styles = useStyles();
  const controls = useControlStyles();
  const store = useClientStore(createQueryStore);
  const { exporting, exportFailure, exported } = useSelected(store.state, (state) => state);
  const rowWords = useRowWords();
  return (
    <>
      {exporting === null ? (
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button className={controls.large} icon={<ArrowDownload20Regular />} data-to="export">
              {t('export.menu')}
            </Button>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {whats.flatMap((what) =>
                formats.map((format) => (
                  <MenuItem key={`${what} ${format}`} onClick={() => store.exportRows(what, format)}>
                    {t(`export.${what}.${format}`)}
                  </MenuItem>
                )),
              )}
            </MenuList>
          </MenuPopover>
        </Menu>
      ) : (
        <div className={styles.progress}>
          <Spinner size="tiny" label={<ProgressWords progress={exporting} />} />
          <Button className={controls.large} onClick={store.cancelExport}>
            {t('export.cancel')}
          </Button>
        </div>
      )}
      {exported ? (
        <span data-exported={exported.fileName}>
          {t('export.done', { rows: rowWords(exported.rowCount), fileName: exported.fileName })}
        </span>
      ) : null}
      {exportFailure ? <FailureMessage failure={exportFailure} /> : null}
    </>
  );
}

function ProgressWords({ progress: { phase, rowCount, queriesSent } }: { progress: ExportProgress }) {
  const { t } = useTranslation('query');
  const format = useFormat();
  const rows = useRowWords()(rowCount);
  const queries = t('queries', { count: queriesSent, formatted: format.number(queriesSent) });
  return t(`export.${phase === 'done' ? 'writing' : phase}`, { rows, queries });
}

/** A number of rows in words. */
export function useRowWords(): (count: number) => string {
  const { t } = useTranslation('query');
  const format = useFormat();
  return (count) => t('ran', { count, formatted: format.number(count) });
}
