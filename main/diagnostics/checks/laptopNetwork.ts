/** From this laptop to the hub: its name and its three ports. */
import type { CheckId } from '../../../preload/contract';
import { check, evidenceOf, type Finding, fail, pass } from '../check';
import type { CheckContext } from '../context';
import { type TriedPort, tryPort } from '../network/tcp';
import { isAddress, triageNames } from '../triageNames';

export const laptopNames = check<CheckContext, Parameters<typeof triageNames>[0]>({
  checkId: 'laptopNames',
  group: 'laptop',
  run: async ({ hub, network }, signal) => {
    const name = hub.route.address;
    const source = 'getaddrinfo';
    if (isAddress(name)) return { name, isAddress: true, v4: [], v6: [], problem: null, source };
    return { ...(await network.resolve(name, signal)), name, isAddress: false, source };
  },
  triage: triageNames,
});

function portCheck(checkId: CheckId, protocol: 'https' | 'amqps' | 'mqtts') {
  return check<CheckContext, TriedPort>({
    checkId,
    group: 'laptop',
    dependsOn: ['laptopNames'],
    run: ({ hub }, signal) => tryPort({ address: hub.route.address, port: hub.ports[protocol] }, signal),
    triage: triagePort,
  });
}

export const laptopHttps = portCheck('laptopHttps', 'https');
export const laptopAmqps = portCheck('laptopAmqps', 'amqps');
export const laptopMqtts = portCheck('laptopMqtts', 'mqtts');

export function triagePort({ address, port, state, code, tookMs }: TriedPort): Finding {
  const evidence = evidenceOf(`TCP ${address}:${port}`, { port, problem: code, tookMs });
  const detail = { address, port: String(port) };
  switch (state) {
    case 'open':
      return pass('portOpen', evidence, detail);
    case 'refused':
      return fail('portRefused', evidence, detail);
    case 'silent':
      return fail('portSilent', evidence, detail);
    case 'unreachable':
      return fail('portUnreachable', evidence, detail);
  }
}
