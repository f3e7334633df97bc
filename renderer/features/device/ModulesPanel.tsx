/** The modules of a device, its security modules first, with the way to their twins. */
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ShieldAdd20Regular } from '@fluentui/react-icons/svg/shield-add';
import { ShieldCheckmark20Filled } from '@fluentui/react-icons/svg/shield-checkmark';
import { ShieldError20Regular } from '@fluentui/react-icons/svg/shield-error';
import { useTranslation } from 'react-i18next';
import type { ModuleView } from '../../../preload/contract';
import { useNavigation } from '../../app/application';
import { Age } from '../../ui/Age';
import { ConnectionBadge } from '../../ui/ConnectionBadge';
import { useControlStyles } from '../../ui/controlStyles';
import { Panel } from '../../ui/Panel';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  module: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':last-child': { borderBottomStyle: 'none' },
  },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  moduleId: { ...typographyStyles.body1Strong, fontFamily: tokens.fontFamilyMonospace },
  kind: { ...typographyStyles.caption1, display: 'flex', alignItems: 'center', columnGap: '6px' },
});

interface ModulesPanelProps {
  readonly deviceId: string;
  readonly modules: readonly ModuleView[];
}

export function ModulesPanel({ deviceId, modules }: ModulesPanelProps) {
  const { t } = useTranslation(['device', 'modules']);
  const styles = useStyles();
  const controls = useControlStyles();
  const navigation = useNavigation();
  const ordered = modules.toSorted((a, b) => Number(b.security !== null) - Number(a.security !== null));
  return (
    <Panel title={t('modules')}>
      {modules.length === 0 ? t('noModules') : null}
      <ul className={styles.list}>
        {ordered.map((module) => (
          <ModuleItem key={module.moduleId} deviceId={deviceId} module={module} />
        ))}
      </ul>
      <div>
        <Button
          className={controls.large}
          icon={<ShieldAdd20Regular />}
          data-to="createModule"
          onClick={() => navigation.open({ screen: 'createModule', deviceId })}
        >
          {t('modules:add')}
        </Button>
      </div>
    </Panel>
  );
}

function ModuleItem({ deviceId, module }: { deviceId: string; module: ModuleView }) {
  const { moduleId, security, managedBy, connectionState, lastActivityTime } = module;
  const { t } = useTranslation(['device', 'common', 'modules']);
  const styles = useStyles();
  const controls = useControlStyles();
  const navigation = useNavigation();
  return (
    <li className={styles.module} data-module={moduleId}>
      <div className={styles.name}>
        <div className={styles.moduleId}>{moduleId}</div>
        <div className={styles.kind}>
          <SecuritySign security={security} />
          {t(`moduleKinds.${security ?? 'other'}`)} ·{' '}
          {t(`common:authentication.${module.authentication.type}`)}
          {managedBy === null ? null : ` · ${t('managedBy', { managedBy })}`}
        </div>
      </div>
      <span>
        <ConnectionBadge state={connectionState} /> ·{' '}
        {lastActivityTime === null ? t('neverActive') : <Age since={lastActivityTime} />}
      </span>
      {security === 'classic' || security === 'micro' ? (
        <>
          <Button
            className={controls.large}
            appearance="primary"
            aria-label={t('openTwinOf', { moduleId })}
            onClick={() => navigation.open({ screen: 'securityTwin', deviceId, moduleId })}
          >
            {t('openTwin')}
          </Button>
          <Button
            className={controls.large}
            data-to="manageModule"
            aria-label={t('modules:manageOf', { moduleId })}
            onClick={() => navigation.open({ screen: 'manageModule', deviceId, moduleId })}
          >
            {t('modules:manage')}
          </Button>
        </>
      ) : null}
    </li>
  );
}

function SecuritySign({ security }: { security: ModuleView['security'] }) {
  switch (security) {
    case 'classic':
    case 'micro':
      return <ShieldCheckmark20Filled aria-hidden />;
    case 'nearMiss':
      return <ShieldError20Regular aria-hidden />;
    case null:
      return null;
  }
}
