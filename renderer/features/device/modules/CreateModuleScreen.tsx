/** Creates a security module on a device, or brings a deleted one back. */
import {
  Button,
  Field,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { ShieldAdd20Regular } from '@fluentui/react-icons/svg/shield-add';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BaselineSummary, Generation } from '../../../../preload/contract';
import { useNavigation } from '../../../app/application';
import type { RouteTo } from '../../../app/routes';
import { useClient, useClientStore, useSelected } from '../../../client/ClientProvider';
import { useControlStyles } from '../../../ui/controlStyles';
import { Panel } from '../../../ui/Panel';
import { Screen } from '../../../ui/Screen';
import { AuthenticationChoice, firstAuthentication, wantedOf } from './AuthenticationChoice';
import { DeletedModules } from './DeletedModules';
import { createModuleStore } from './moduleStore';
import { OperationResult } from './OperationResult';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, maxWidth: '44rem' },
  about: { ...typographyStyles.caption1, display: 'block', color: tokens.colorNeutralForeground2 },
  select: { '& select': { minHeight: '44px' } },
});

const moduleIds = { classic: 'azureiotsecurity', micro: 'DefenderIotMicroAgent' } as const;
const generations: readonly Generation[] = ['classic', 'micro'];

export default function CreateModuleScreen({ route: { deviceId } }: { route: RouteTo<'createModule'> }) {
  const { t } = useTranslation('modules');
  const styles = useStyles();
  const controls = useControlStyles();
  const client = useClient();
  const navigation = useNavigation();
  const store = useClientStore(createModuleStore);
  const operation = useSelected(store.state, (state) => state);
  const [generation, setGeneration] = useState<Generation>('classic');
  const [authentication, setAuthentication] = useState(firstAuthentication);
  const [baselineId, setBaselineId] = useState('');
  const baselines = useFixedBaselines(generation);
  const wanted = wantedOf(authentication);
  const isNearMiss =
    operation.kind === 'refused' &&
    operation.failure.kind === 'declared' &&
    operation.failure.code === 'NEAR_MISS_EXISTS';

  useEffect(() => store.clear(), [store]);

  async function create(acceptNearMiss: boolean): Promise<void> {
    if (wanted === null) return;
    await store.run((operationId) =>
      client.securityModules.create({
        deviceId,
        moduleId: moduleIds[generation],
        operationId,
        authentication: wanted,
        baseline: baselineId === '' ? null : { baselineId, version: null, variables: {} },
        acceptNearMiss,
      }),
    );
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    void create(false);
  }

  return (
    <Screen name="createModule" title={t('createTitle')} beside={<span>{deviceId}</span>}>
      <Panel title={t('create')}>
        <form className={styles.form} onSubmit={submit}>
          <Field label={t('generation')}>
            <RadioGroup
              value={generation}
              onChange={(_event, { value }) => {
                setGeneration(value === 'micro' ? 'micro' : 'classic');
                setBaselineId('');
              }}
            >
              {generations.map((each) => (
                <Radio
                  key={each}
                  className={controls.large}
                  value={each}
                  label={
                    <>
                      {t(`generations.${each}`)} <code>{moduleIds[each]}</code>
                      <span className={styles.about}>{t(`aboutGenerations.${each}`)}</span>
                    </>
                  }
                />
              ))}
            </RadioGroup>
          </Field>
          <AuthenticationChoice form={authentication} onChange={setAuthentication} />
          <Field label={t('configuration')} hint={t('configurationHint')}>
            <Select
              className={styles.select}
              value={baselineId}
              onChange={(_event, { value }) => setBaselineId(value)}
            >
              <option value="">{t('noConfiguration')}</option>
              {baselines.map(({ baselineId: id, name }) => (
                <option key={id} value={id}>
                  {t('fromBaseline', { name })}
                </option>
              ))}
            </Select>
          </Field>
          <div>
            <Button
              type="submit"
              className={controls.large}
              appearance="primary"
              icon={<ShieldAdd20Regular />}
              disabledFocusable={wanted === null || operation.kind === 'running'}
            >
              {t('createButton')}
            </Button>
          </div>
        </form>
        <OperationResult
          operation={operation}
          onCancel={store.cancel}
          next={
            <Button
              className={controls.large}
              onClick={() =>
                navigation.open({ screen: 'securityTwin', deviceId, moduleId: moduleIds[generation] })
              }
            >
              {t('toTwin')}
            </Button>
          }
        />
        {isNearMiss ? (
          <div>
            <Button className={controls.large} onClick={() => void create(true)}>
              {t('createAnyway')}
            </Button>
          </div>
        ) : null}
      </Panel>
      <DeletedModules deviceId={deviceId} store={store} />
    </Screen>
  );
}

/** A new module's configuration cannot ask for variables, so only baselines without any are offered. */
function useFixedBaselines(generation: Generation): readonly BaselineSummary[] {
  const client = useClient();
  const [all, setAll] = useState<readonly BaselineSummary[]>([]);
  useEffect(() => {
    // Without the list a module is created without a configuration, which the form says.
    client.baselines.list().then(setAll, () => setAll([]));
  }, [client]);
  return all.filter((each) => each.generation === generation && each.variableCount === 0);
}
