/** How the fleet is divided, and how its sites are shown. */
import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { CoverageOrder } from '../../../preload/contract';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { useControlStyles } from '../../ui/controlStyles';
import { createCoverageStore } from './coverageStore';

const useStyles = makeStyles({
  controls: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  control: { flexGrow: 1, flexBasis: '11rem', maxWidth: '18rem' },
});

const orders: readonly CoverageOrder[] = ['exposed', 'devices', 'site'];

export function CoverageControls() {
  const { t } = useTranslation('coverage');
  const styles = useStyles();
  const controls = useControlStyles();
  const store = useClientStore(createCoverageStore);
  const { division, shape, order } = useSelected(store.state, (state) => state);
  return (
    <div className={styles.controls}>
      <Field label={t('by')} className={styles.control}>
        <Select
          className={controls.large}
          value={division}
          onChange={(_, { value }) =>
            store.divideBy(value === 'securityModule' ? 'securityModule' : 'verdict')
          }
        >
          <option value="verdict">{t('byVerdict')}</option>
          <option value="securityModule">{t('byModule')}</option>
        </Select>
      </Field>
      <Field label={t('order')} className={styles.control}>
        <Select
          className={controls.large}
          value={order}
          onChange={(_, { value }) => store.orderBy(orders.find((each) => each === value) ?? order)}
        >
          {orders.map((each) => (
            <option key={each} value={each}>
              {t(`orders.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('view')} className={styles.control}>
        <Select
          className={controls.large}
          value={shape}
          data-shape
          onChange={(_, { value }) => store.showAs(value === 'table' ? 'table' : 'picture')}
        >
          <option value="picture">{t('asPicture')}</option>
          <option value="table">{t('asTable')}</option>
        </Select>
      </Field>
    </div>
  );
}
