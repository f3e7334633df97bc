// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import type { LifeCycleOutcome } from '../../../../preload/contract';
import type { Client } from '../../../../renderer/client/client';
import CreateModuleScreen from '../../../../renderer/features/device/modules/CreateModuleScreen';
import ManageModuleScreen from '../../../../renderer/features/device/modules/ManageModuleScreen';
import { type PartialClient, renderScreen } from '../../../support/window/renderScreen';

afterEach(cleanup);

const done: LifeCycleOutcome = {
  isComplete: true,
  steps: [{ step: 'identityCreated', state: 'done', failure: null, reason: null }],
  certificate: null,
};

type Modules = Partial<Client['securityModules']>;

function procedures(securityModules: Modules): PartialClient {
  return {
    securityModules: { copies: async () => [], ...securityModules },
    baselines: { list: async () => [] },
  };
}

const showCreate = (securityModules: Modules, language: 'en' | 'es' = 'en') => {
  const route = { screen: 'createModule', deviceId: 'pump-7' } as const;
  return renderScreen(<CreateModuleScreen route={route} />, {
    route,
    language,
    procedures: procedures(securityModules),
  });
};
const showManage = (securityModules: Modules) => {
  const route = { screen: 'manageModule', deviceId: 'pump-7', moduleId: 'azureiotsecurity' } as const;
  return renderScreen(<ManageModuleScreen route={route} />, {
    route,
    procedures: procedures(securityModules),
  });
};

const ended = () => document.querySelector('[data-operation]')?.getAttribute('data-operation');

describe('Creating a security module', () => {
  test('asks for what main needs and goes to the twin afterwards', async () => {
    const asked: unknown[] = [];
    const { application } = await showCreate({
      create: async (input) => {
        asked.push(input);
        return done;
      },
    });

    fireEvent.click(screen.getByRole('button', { name: 'Create the module' }));
    await waitFor(() => expect(ended()).toBe('complete'));

    expect(asked).toMatchObject([
      {
        deviceId: 'pump-7',
        moduleId: 'azureiotsecurity',
        authentication: { type: 'sas' },
        baseline: null,
        acceptNearMiss: false,
      },
    ]);
    fireEvent.click(screen.getByRole('button', { name: 'Open its twin' }));
    expect(application.navigation.places.getState().route).toMatchObject({ screen: 'securityTwin' });
  });

  test('makes a certificate with the days and the place that were chosen, and never shows a key', async () => {
    const asked: unknown[] = [];
    await showCreate({
      create: async (input) => {
        asked.push(input);
        return {
          ...done,
          certificate: {
            subject: 'pump-7/DefenderIotMicroAgent',
            thumbprint: 'AB12',
            notAfter: '2027-03-01T10:00:00Z',
            keyFileName: null,
            certificateFileName: null,
            caFileName: null,
            keyIn: 'vault',
          },
        };
      },
    });

    fireEvent.click(screen.getByRole('radio', { name: /^Micro agent/ }));
    fireEvent.click(screen.getByRole('radio', { name: /^X.509 self-signed/ }));
    fireEvent.change(screen.getByLabelText('Valid for (days)'), { target: { value: '0' } });
    expect(screen.getByText('A whole number from 1 to 3650.')).toBeTruthy();
    const create = screen.getByRole('button', { name: 'Create the module' });
    expect(create.getAttribute('aria-disabled')).toBe('true');
    fireEvent.change(screen.getByLabelText('Valid for (days)'), { target: { value: '90' } });
    fireEvent.click(screen.getByRole('radio', { name: /^Into the vault/ }));
    fireEvent.click(create);
    await waitFor(() => expect(ended()).toBe('complete'));

    expect(asked).toMatchObject([
      {
        moduleId: 'DefenderIotMicroAgent',
        authentication: { type: 'selfSigned', validDays: 90, keepKey: 'vault' },
      },
    ]);
    expect(screen.getByText('in the vault of this laptop')).toBeTruthy();
  });

  test('says step by step what was not done', async () => {
    await showCreate({
      create: async () => ({
        isComplete: false,
        steps: [
          { step: 'identityCreated', state: 'done', failure: null, reason: null },
          { step: 'configurationWritten', state: 'unknown', failure: null, reason: null },
        ],
        certificate: null,
      }),
    });
    fireEvent.click(screen.getByRole('button', { name: 'Create the module' }));
    await waitFor(() => expect(ended()).toBe('incomplete'));
    expect(document.querySelector('[data-step="configurationWritten"]')?.textContent).toMatch(
      /the connection broke/,
    );
  });

  test('can be cancelled while it is at work', async () => {
    const cancelled: string[] = [];
    let finish = (_outcome: LifeCycleOutcome): void => {};
    await showCreate({
      create: () => new Promise((resolve) => (finish = resolve)),
      cancel: async ({ operationId }) => {
        cancelled.push(operationId);
        return { cancelled: true };
      },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Create the module' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(cancelled).toHaveLength(1);
    finish({ ...done, isComplete: false });
    await waitFor(() => expect(ended()).toBe('incomplete'));
  });

  test('brings back what was deleted', async () => {
    const restored: number[] = [];
    await showCreate(
      {
        copies: async () => [
          {
            copyId: 4,
            deviceId: 'pump-7',
            moduleId: 'azureiotsecurity',
            keptAt: '2026-03-01T10:00:00Z',
            authenticationType: 'sas',
            hasKeys: true,
            desiredVersion: 7,
          },
        ],
        restore: async ({ copyId }) => {
          restored.push(copyId);
          return done;
        },
      },
      'es',
    );
    fireEvent.click(await screen.findByRole('button', { name: 'Recuperar azureiotsecurity' }));
    await waitFor(() => expect(ended()).toBe('complete'));
    expect(restored).toEqual([4]);
  });
});

describe('The life cycle of a security module', () => {
  test('deletes only once the exact name was typed', async () => {
    const removed: unknown[] = [];
    await showManage({
      remove: async (input) => {
        removed.push(input);
        return done;
      },
    });
    const button = screen.getByRole('button', { name: 'Delete azureiotsecurity' });
    const field = screen.getByLabelText('Type azureiotsecurity to confirm');
    fireEvent.change(field, { target: { value: 'AzureIoTSecurity' } });
    fireEvent.click(button);
    expect(removed).toEqual([]);

    fireEvent.change(field, { target: { value: 'azureiotsecurity' } });
    fireEvent.click(button);
    await waitFor(() => expect(ended()).toBe('complete'));
    expect(removed).toMatchObject([{ typedName: 'azureiotsecurity', keepKeys: true }]);
  });

  test('rotates and swaps keys, and changes the authentication', async () => {
    const asked: unknown[] = [];
    await showManage({
      rotateKeys: async ({ what }) => {
        asked.push(what);
        return done;
      },
      changeAuthentication: async ({ authentication }) => {
        asked.push(authentication.type);
        return done;
      },
    });
    for (const name of ['New primary key', 'Swap both keys', 'Change the authentication']) {
      fireEvent.click(screen.getByRole('button', { name }));
      await waitFor(() => expect(ended()).toBe('complete'));
    }
    expect(asked).toEqual(['newPrimary', 'swap', 'sas']);
  });
});
