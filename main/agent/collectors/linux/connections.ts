/** Connections that were made on Linux, from the audit log, or else by looking again and again. */
import { isIPv4 } from 'node:net';
import type { ConnectionCreation } from '../../../security';
import { type AuditEvent, parseAuditLog, recordOf, textOf, wholeNumber } from '../audit/auditLog';
import { parseSocketAddress } from '../audit/socketAddress';
import { auditRulesSource, auditSearch, hasRuleFor } from '../audit/sources';
import { recipe } from '../recipe';
import type { Sighting } from '../sighting';
import {
  executableOf,
  executablesSource,
  type ProcessRow,
  parseExecutables,
  parsePs,
  psSource,
} from './processTable';
import { isEstablished, isListening, type Socket } from './procNet';
import { connectionOwnersSource, parseSs, socketsOf, tablesNeeded, tablesUsed } from './socketTables';

export const connectionsBySampling = recipe({
  needs: tablesNeeded,
  uses: { ...tablesUsed, owners: connectionOwnersSource, ps: psSource, executables: executablesSource },
  read: (needed, { owners, ps, executables, ...used }) =>
    connectionSightings(socketsOf({ ...needed, ...used }), owners ?? '', ps ?? '', executables ?? ''),
});

export function connectionSightings(
  sockets: readonly Socket[],
  owners: string,
  ps: string,
  executables: string,
): Sighting[] {
  const listening = new Set(sockets.filter(isListening).map(({ localPort }) => localPort));
  const processIds = new Map(
    parseSs(owners).map((line) => [
      keyOf(line.localAddress, line.localPort, line.remoteAddress, line.remotePort),
      line.processId,
    ]),
  );
  const processes = new Map(parsePs(ps).map((row) => [row.processId, row]));
  const paths = parseExecutables(executables);
  return sockets.filter(isEstablished).map((socket) => {
    const { localAddress, localPort, remoteAddress, remotePort } = socket;
    const key = keyOf(localAddress, localPort, remoteAddress, remotePort);
    const process = processes.get(processIds.get(key) ?? -1);
    const payload: ConnectionCreation = {
      ...processPart(process, paths),
      UserId: socket.userId,
      LocalAddress: plainAddress(localAddress),
      LocalPort: String(localPort),
      RemoteAddress: plainAddress(remoteAddress),
      RemotePort: String(remotePort),
      Protocol: 'tcp',
      Direction: listening.has(localPort) ? 'In' : 'Out',
    };
    return { key, ageS: 0, at: null, payload };
  });
}

/** A connection whose process is not told has the number 0, like one that agents aggregated. */
function processPart(
  process: ProcessRow | undefined,
  paths: ReadonlyMap<number, string>,
): Pick<ConnectionCreation, 'Executable' | 'ProcessId' | 'CommandLine'> {
  if (process === undefined) return { Executable: 'unknown', ProcessId: 0 };
  return {
    Executable: executableOf(process, paths),
    ProcessId: process.processId,
    CommandLine: process.commandLine,
  };
}

function keyOf(
  localAddress: string,
  localPort: number | string,
  remoteAddress: string,
  remotePort: number | string,
): string {
  return `${plainAddress(localAddress)} ${localPort} ${plainAddress(remoteAddress)} ${remotePort}`;
}

/** IPv4 in an IPv6 socket, which `ss` and /proc write each in its own way. */
function plainAddress(address: string): string {
  const tail = /^::ffff:(.+)$/i.exec(address)?.[1];
  if (tail === undefined || isIPv4(tail)) return tail ?? address;
  const [high = '0', low = '0'] = tail.split(':');
  const value = Number.parseInt(high, 16) * 65_536 + Number.parseInt(low, 16);
  return [24, 16, 8, 0].map((shift) => Math.trunc(value / 2 ** shift) % 256).join('.');
}

/** Null where no rule has connections written down. */
export const connectionsFromAudit = recipe({
  needs: { rules: auditRulesSource, records: auditSearch('SOCKADDR') },
  uses: {},
  read: ({ rules, records }) =>
    hasRuleFor(['connect', 'accept', 'accept4'], rules) ? auditedConnections(records) : null,
});

export function auditedConnections(records: string): Sighting[] {
  return parseAuditLog(records).flatMap((event): Sighting[] => {
    const payload = auditedConnection(event);
    return payload === null ? [] : [{ key: event.id, ageS: 0, at: event.at, payload }];
  });
}

/** By architecture as the kernel names it in `arch`; arch/…/syscall tables of the Linux kernel. */
const connectCalls: Readonly<Record<string, string>> = {
  c000003e: '42',
  '40000003': '362',
  c00000b7: '203',
  '40000028': '283',
};
const acceptCalls: Readonly<Record<string, readonly string[]>> = {
  c000003e: ['43', '288'],
  '40000003': ['364'],
  c00000b7: ['202', '242'],
  '40000028': ['285', '366'],
};
/** What connecting without waiting ends with; errno(3). */
const inProgress = '-115';

/** TCP, as the C agent has it: the record does not tell it from UDP. */
function auditedConnection(event: AuditEvent): ConnectionCreation | null {
  const call = recordOf(event, 'SYSCALL');
  const remote = parseSocketAddress(recordOf(event, 'SOCKADDR')?.saddr ?? '');
  if (call === null || remote === null) return null;
  if (call.success !== 'yes' && call.exit !== inProgress) return null;
  const { arch = '', syscall = '' } = call;
  const isOut = connectCalls[arch] === syscall;
  if (!isOut && acceptCalls[arch]?.includes(syscall) !== true) return null;
  const title = recordOf(event, 'PROCTITLE')?.proctitle;
  return {
    Executable: textOf(call.exe ?? ''),
    ProcessId: wholeNumber(call.pid),
    ...(title === undefined ? {} : { CommandLine: textOf(title) }),
    UserId: call.uid ?? '',
    RemoteAddress: remote.address,
    RemotePort: String(remote.port),
    Protocol: 'tcp',
    Direction: isOut ? 'Out' : 'In',
  };
}
