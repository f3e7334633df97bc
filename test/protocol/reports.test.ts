import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { keepingTwins } from '../../main/diagnosedTwins';
import { createDiagnostics, resolveBySystem } from '../../main/diagnostics';
import { ExpectedFailure } from '../../main/failures';
import { systemClock } from '../../main/hubs';
import { createMomentKeeper, openMoments } from '../../main/outbox';
import { createReports, opened, type ReportPorts, reportIn, verifyFile } from '../../main/reports';
import { openVault } from '../../main/secrets';
import type { AgentBatch, ReportWish } from '../../preload/contract';
import { openAppStore } from '../support/appStore';
import { deviceId, diagnosisBench, moduleRef } from '../support/diagnosis/bench';
import { stoppedAgent } from '../support/stoppedAgent';
import { temporaryFolder } from '../support/temporaryFolder';

const log = { info: () => {}, warn: () => {}, error: () => {} };
const planted = `HostName=h;SharedAccessKeyName=o;SharedAccessKey=${Buffer.alloc(32, 7).toString('base64')}`;
const key = Buffer.alloc(32, 7).toString('base64');

const stoppedBatch: AgentBatch = { status: stoppedAgent, entries: [], skipped: 0 };

/** A laptop with a diagnosed device at a real hub; a file dialog gives a path in its folder. */
async function laptop(changes: Partial<ReportPorts> = {}) {
  const bench = await diagnosisBench();
  const folder = temporaryFolder();
  const store = openAppStore(join(folder, 'siteward.db'));
  onTestFinished(() => store.close());
  const moments = openMoments(store);
  const keeper = createMomentKeeper(moments, log, systemClock.now);
  const values = new Map<string, unknown>();
  const kept = {
    get: (name: string) => values.get(name),
    set: (name: string, value: unknown) => void values.set(name, value),
  };
  const box = { kind: 'unavailable' as const, encrypt: () => Buffer.alloc(0), decrypt: () => '' };
  const { client } = bench.diagnosed();
  const diagnostics = createDiagnostics({
    openHub: async () => keepingTwins(bench.diagnosed(), keeper, systemClock.now),
    hostName: () => client.hostName,
    network: { resolve: resolveBySystem, proxyFor: async () => 'DIRECT' },
    chooseFolder: async () => null,
    choosePathToSave: async () => null,
    sshTarget: () => null,
    clock: systemClock,
    log,
  });
  let chosen: string | null = null;
  const reports = createReports({
    hub: () => client,
    diagnostics,
    moments,
    keeper,
    program: { version: '0.1.0', platform: 'linux' },
    bundle: {
      program: () => ({ version: '0.1.0' }),
      hubs: async () => [{ hostName: 'h', note: planted }],
      settings: () => ({ password: 'hunter2' }),
      agent: {
        watch: async function* () {
          yield stoppedBatch;
        },
      },
      readLog: async () => `{"event":"a"}\n{"event":"b","text":${JSON.stringify(planted)}}\n`,
    },
    vault: openVault(box, kept),
    kept,
    timeZone: () => 'Europe/Madrid',
    choosePathToSave: async (_purpose, name) => join(folder, name),
    chooseReport: async () =>
      chosen === null ? null : { fileName: basename(chosen), content: readFileSync(chosen) },
    printPdf: async () => Buffer.from('%PDF-1.7\n%%EOF'),
    noteDefect: () => {},
    now: systemClock.now,
    ...changes,
  });
  const diagnoseOnce = async (): Promise<void> => {
    for await (const _ of diagnostics.run({ deviceId, checkIds: null, target: { kind: 'none' } }));
  };
  const wish = async (more: Partial<ReportWish> = {}): Promise<ReportWish> => {
    const { runs } = await reports.material(deviceId);
    const startedAt = runs[0]?.startedAt ?? '2026-01-01T00:00:00.000Z';
    return { deviceId, startedAt, language: 'en', technician: 'Ana', note: '', ...more };
  };
  const chooses = (path: string | null): void => {
    chosen = path;
  };
  return { ...bench, folder, reports, diagnoseOnce, wish, chooses };
}

const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => null,
    (error: unknown) => (error instanceof ExpectedFailure ? error.code : error),
  );

describe('a report of a real visit', () => {
  it('holds what was found first, what was found last, and the twin before and after', async () => {
    const { hub, reports, startAgent, diagnoseOnce, wish, folder } = await laptop();
    await diagnoseOnce();
    const desired = {
      'ms_iotn:urn_azureiot_Security_SecurityAgentConfiguration': { snapshotFrequency: { value: 'PT10H' } },
    };
    hub.rooms.twins.patch(moduleRef, { properties: { desired } }, null);
    startAgent();
    await diagnoseOnce();
    const { reportId } = await reports.prepare(await wish({ note: `see ${planted}` }));
    const { fileName } = await reports.save(reportId, 'json');
    expect(fileName).toMatch(/^pump-07\.\d{4}-\d\d-\d\d\.report\.json$/);
    const file = readFileSync(join(folder, fileName));
    const { fingerprint, runs, technician } = await reports.material(deviceId);
    expect(technician).toBe('Ana');
    expect(runs.map(({ outcome }) => outcome)).toEqual(['pass', 'fail']);
    expect(await verifyFile(file)).toEqual({ kind: 'intact', format: 'json', fingerprint });
    const report = reportIn(opened(file)?.body ?? file);
    expect(report).toMatchObject({
      deviceId,
      hostName: hub.hostName,
      credentialName: 'iothubowner',
      fingerprint,
    });
    expect(report?.diagnoses.map(({ outcome }) => outcome)).toEqual(['fail', 'pass']);
    expect(Math.abs(report?.clockDifferenceS ?? 99)).toBeLessThan(3);
    const [twin, ...others] = report?.twins ?? [];
    expect(others).toEqual([]);
    expect(twin?.moduleId).toBe('azureiotsecurity');
    expect(twin?.before?.desired).not.toMatchObject(desired);
    expect(twin?.after?.desired).toMatchObject(desired);
    expect(twin?.after?.reported).not.toEqual(twin?.before?.reported);
    expect(file.toString('utf8')).not.toContain(key);
    for (const { primaryKey } of hub.policies) expect(file.toString('utf8')).not.toContain(primaryKey);
  });

  it('ends with the chosen diagnosis, and is no longer to be saved when another was prepared', async () => {
    const { reports, startAgent, diagnoseOnce, wish } = await laptop();
    expect(await codeOf(reports.prepare(await wish()))).toBe('DIAGNOSIS_ABSENT');
    await diagnoseOnce();
    startAgent();
    await diagnoseOnce();
    const { runs } = await reports.material(deviceId);
    const first = await reports.prepare(await wish({ startedAt: runs[1]?.startedAt ?? '' }));
    expect(first.document.sections[0]?.paragraphs[0]).toBe('At the end something was still broken.');
    const second = await reports.prepare(await wish());
    expect(await codeOf(reports.save(first.reportId, 'html'))).toBe('REPORT_OUTDATED');
    expect(await codeOf(reports.save(second.reportId, 'html'))).toBeNull();
  });

  it('is made of what is known when the hub can no longer be reached', async () => {
    const { hub, reports, diagnoseOnce, wish, folder } = await laptop();
    await diagnoseOnce();
    await hub.close();
    const { reportId } = await reports.prepare(await wish());
    const { fileName } = await reports.save(reportId, 'json');
    const report = reportIn(opened(readFileSync(join(folder, fileName)))?.body ?? Buffer.alloc(0));
    expect(report?.twins).toMatchObject([{ moduleId: 'azureiotsecurity', after: { desired: {} } }]);
  });

  it('is verified from its file, and a PDF that cannot be made is said to be so', async () => {
    const printPdf = (): Promise<Uint8Array> => Promise.reject(new Error('no printer'));
    const { reports, diagnoseOnce, wish, folder, chooses } = await laptop({ printPdf });
    expect(await codeOf(reports.verify())).toBe('NOTHING_CHOSEN');
    await diagnoseOnce();
    const { reportId } = await reports.prepare(await wish({ language: 'es' }));
    expect(await codeOf(reports.save(reportId, 'pdf'))).toBe('PDF_NOT_MADE');
    const { fileName } = await reports.save(reportId, 'html');
    const path = join(folder, fileName);
    chooses(path);
    expect(await reports.verify()).toMatchObject({ fileName, verdict: { kind: 'intact', isOwnKey: true } });
    writeFileSync(path, readFileSync(path, 'utf8').replace('pump-07', 'pump-08'));
    expect(await reports.verify()).toMatchObject({ verdict: { kind: 'altered' } });
  });
});

describe('a bundle for support', () => {
  it('is saved as it was shown, without secrets and without the parts left out', async () => {
    const { reports, diagnoseOnce, folder } = await laptop();
    await diagnoseOnce();
    const { bundleId, parts } = await reports.gatherBundle(deviceId);
    expect(parts.map(({ partId, removedCount }) => [partId, removedCount])).toEqual([
      ['program', 0],
      ['hub', 1],
      ['settings', 1],
      ['diagnosis', 0],
      ['agent', 0],
      ['log', 1],
    ]);
    const { fileName } = await reports.saveBundle(bundleId, ['hub', 'settings', 'log']);
    const text = readFileSync(join(folder, fileName), 'utf8');
    expect(text).not.toContain(key);
    expect(text).not.toContain('hunter2');
    const chosen = parts.filter(({ partId }) => ['hub', 'settings', 'log'].includes(partId));
    expect(JSON.parse(text)).toMatchObject({ form: 'siteward-support-1', parts: chosen });
    await reports.gatherBundle(null);
    expect(await codeOf(reports.saveBundle(bundleId, ['log']))).toBe('BUNDLE_OUTDATED');
  });
});
