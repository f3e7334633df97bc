/** A security module's keys and certificates changed, its kept private key saved to a file, the module deleted. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowSwap20Regular } from '@fluentui/react-icons/svg/arrow-swap';
import { KeyReset20Regular } from '@fluentui/react-icons/svg/key-reset';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SecurityModuleId } from '../../../../preload/contract';
import { useNavigation } from '../../../app/application';
import type { RouteTo } from '../../../app/routes';
import { useClient, useClientStore, useSelected } from '../../../client/ClientProvider';
import { useControlStyles } from '../../../ui/controlStyles';
import { Panel } from '../../../ui/Panel';
import { Screen } from '../../../ui/Screen';
import { AuthenticationChoice, firstAuthentication, wantedOf } from './AuthenticationChoice';
import { DeleteModulePanel } from './DeleteModulePanel';
import { KeptKeyPanel } from './KeptKeyPanel';
import { createModuleStore } from './moduleStore';
import { OperationResult } from './OperationResult';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const rotations = ['newPrimary', 'newSecondary', 'swap'] as const;

export default function ManageModuleScreen({ route }: { route: RouteTo<'manageModule'> }) {
  const { deviceId } = route;
  // The route is made only for the two module ids there are.
  const moduleId: SecurityModuleId =
    route.moduleId === 'DefenderIotMicroAgent' ? 'DefenderIotMicroAgent' : 'azureiotsecurity';
  const { t } = useTranslation('modules');
  const styles = useStyles();
  const controls = useControlStyles();
  const client = useClient();
  const navigation = useNavigation();
  const store = useClientStore(createModuleStore);
  const operation = useSelected(store.state, (state) => state);
  const isRunning = operation.kind === 'running';
  const [authentication, setAuthentication] = useState(firstAuthentication);
  const wanted = wantedOf(authentication);
  const module = { deviceId, moduleId };

  useEffect(() => store.clear(), [store]);

  return (
    <Screen
      name="manageModule"
      title={t('manageTitle')}
      beside={<span>{t('of', { moduleId, deviceId })}</span>}
      actions={
        <Button className={controls.large} onClick={() => navigation.open({ screen: 'device', deviceId })}>
          {t('toDevice')}
        </Button>
      }
    >
      <OperationResult operation={operation} onCancel={store.cancel} />
      <Panel title={t('keys')} beside={t('keysHint')}>
        <div className={styles.buttons}>
          {rotations.map((what) => (
            <Button
              key={what}
              className={controls.large}
              icon={what === 'swap' ? <ArrowSwap20Regular /> : <KeyReset20Regular />}
              disabledFocusable={isRunning}
              onClick={() =>
                void store.run((operationId) =>
                  client.securityModules.rotateKeys({ ...module, operationId, what }),
                )
              }
            >
              {t(`rotations.${what}`)}
            </Button>
          ))}
        </div>
      </Panel>
      <Panel title={t('changeAuthentication')} beside={t('changeAuthenticationHint')}>
        <AuthenticationChoice form={authentication} onChange={setAuthentication} />
        <div>
          <Button
            className={controls.large}
            disabledFocusable={isRunning || wanted === null}
            onClick={() => {
              if (wanted === null) return;
              void store.run((operationId) =>
                client.securityModules.changeAuthentication({
                  ...module,
                  operationId,
                  authentication: wanted,
                }),
              );
            }}
          >
            {t('changeButton')}
          </Button>
        </div>
      </Panel>
      <KeptKeyPanel deviceId={deviceId} moduleId={moduleId} />
      <DeleteModulePanel
        moduleId={moduleId}
        isRunning={isRunning}
        onDelete={(typedName, keepKeys) =>
          void store.run((operationId) =>
            client.securityModules.remove({ ...module, operationId, typedName, keepKeys }),
          )
        }
      />
    </Screen>
  );
}
