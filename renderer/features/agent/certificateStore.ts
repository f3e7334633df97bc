/** The device's certificate as the window sees it: what is public of the one that main holds. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeviceCertificate } from '../../../preload/contract';
import type { Client } from '../../client/client';
import { type Failure, failureOf } from '../../client/failure';

export interface CertificateState {
  readonly certificate: DeviceCertificate | null;
  readonly isChoosing: boolean;
  readonly failure: Failure | null;
}

export interface CertificateStore {
  readonly state: StoreApi<CertificateState>;
  /** Null when nothing was chosen, or with `failure` set. */
  choose(): Promise<DeviceCertificate | null>;
  /** The same; also null while there is no certificate. */
  chooseKey(): Promise<DeviceCertificate | null>;
}

export function createCertificateStore({ deviceCertificates }: Client): CertificateStore {
  const state = createStore<CertificateState>()(() => ({
    certificate: null,
    isChoosing: false,
    failure: null,
  }));
  const { getState, setState } = state;

  async function take(call: () => Promise<DeviceCertificate>): Promise<DeviceCertificate | null> {
    if (getState().isChoosing) return null;
    setState({ isChoosing: true, failure: null });
    try {
      const certificate = await call();
      setState({ certificate });
      return certificate;
    } catch (error) {
      const failure = failureOf(error);
      // Choosing nothing in a dialog is no failure.
      const isNothing = failure?.kind === 'declared' && failure.code === 'NOTHING_CHOSEN';
      if (!isNothing) setState({ failure });
      return null;
    } finally {
      setState({ isChoosing: false });
    }
  }

  return {
    state,
    choose: () => take(() => deviceCertificates.choose()),
    chooseKey: async () => {
      const { certificate } = getState();
      if (certificate === null) return null;
      const { certificateId } = certificate;
      return take(() => deviceCertificates.chooseKey({ certificateId }));
    },
  };
}
