/** What the published schemas of the classic agents' messages allow, as a table. Azure/Azure-IoT-Security security_message/schemas. */
import type { EventName } from '../events';

export type ValueKind = 'text' | 'integer' | 'boolean' | 'address' | 'guid' | readonly string[];

export interface Field {
  readonly kind: ValueKind;
  readonly isRequired: boolean;
}

export type Fields = Readonly<Record<string, Field>>;

export interface EventShape {
  readonly category: 'Periodic' | 'Triggered';
  readonly eventType: 'Security' | 'Operational' | 'Diagnostic';
  readonly payload: Fields;
}

const must = (kind: ValueKind): Field => ({ kind, isRequired: true });
const may = (kind: ValueKind): Field => ({ kind, isRequired: false });
const directions = ['In', 'Out'] as const;

const security = (category: EventShape['category'], payload: Fields): EventShape => ({
  category,
  eventType: 'Security',
  payload,
});
const operational = (category: EventShape['category'], payload: Fields): EventShape => ({
  category,
  eventType: 'Operational',
  payload,
});

export const eventShapes: Readonly<Record<EventName, EventShape>> = {
  ProcessCreate: security('Triggered', {
    Executable: must('text'),
    ProcessId: must('integer'),
    ParentProcessId: must('integer'),
    UserId: must('text'),
    UserName: may('text'),
    CommandLine: must('text'),
  }),
  ProcessTerminate: security('Triggered', {
    Executable: must('text'),
    ProcessId: must('integer'),
    ExitStatus: must('integer'),
  }),
  ConnectionCreate: security('Triggered', {
    RemoteAddress: must('address'),
    RemotePort: must('text'),
    LocalAddress: may('address'),
    LocalPort: may('text'),
    Direction: must(directions),
    Protocol: must('text'),
    ProcessId: must('integer'),
    UserId: may('text'),
    Executable: must('text'),
    CommandLine: may('text'),
  }),
  Login: security('Triggered', {
    ProcessId: must('integer'),
    UserId: may('text'),
    UserName: may('text'),
    Operation: must('text'),
    Executable: must('text'),
    Result: must(['Fail', 'Success']),
    RemoteAddress: may('address'),
    RemotePort: may('text'),
    LocalPort: may('text'),
  }),
  ListeningPorts: security('Periodic', {
    Protocol: must('text'),
    LocalAddress: may('address'),
    LocalPort: must('text'),
    RemoteAddress: may('address'),
    RemotePort: may('text'),
  }),
  FirewallConfiguration: security('Periodic', {
    Enabled: must('boolean'),
    Action: must(['Allow', 'Deny', 'Other']),
    Priority: may('integer'),
    Direction: may(directions),
    ChainName: may('text'),
    Application: may('text'),
    SourceAddress: may('text'),
    SourcePort: may('text'),
    DestinationAddress: may('text'),
    DestinationPort: may('text'),
    Protocol: may('text'),
  }),
  LocalUsers: security('Periodic', {
    UserName: must('text'),
    UserId: must('text'),
    GroupNames: must('text'),
    GroupIds: must('text'),
  }),
  ConnectedHardware: security('Periodic', {
    HardwareCategory: must('text'),
    HardwareSubCategory: must('text'),
    HardwareName: must('text'),
  }),
  OSBaseline: security('Periodic', {
    Description: must('text'),
    CceId: must('text'),
    Result: must(['Pass', 'Fail', 'Err']),
    Error: must('text'),
    Severity: must(['Critical', 'Important', 'Warning', 'Informational']),
  }),
  SystemInformation: security('Periodic', {
    OSName: may('text'),
    OSVersion: may('text'),
    OSVendor: may('text'),
    OsArchitecture: may('text'),
    HostName: may('text'),
    BIOSVersion: may('text'),
    BootDevice: may('text'),
    TotalPhysicalMemoryInKB: may('integer'),
    FreePhysicalMemoryInKB: may('integer'),
    TotalVirtualMemoryInKB: may('integer'),
    FreeVirtualMemoryInKB: may('integer'),
  }),
  Diagnostic: {
    category: 'Triggered',
    eventType: 'Diagnostic',
    payload: {
      Severity: must(['Fatal', 'Error', 'Warning', 'Information', 'Debug']),
      Message: must('text'),
      ProcessId: must('integer'),
      ThreadId: must('integer'),
      CorrelationId: may('guid'),
    },
  },
  ConfigurationError: operational('Triggered', {
    ConfigurationName: must('text'),
    ErrorType: must(['TypeMismatch', 'NotOptimal', 'Conflict']),
    UsedConfiguration: must('text'),
    Message: must('text'),
  }),
  DroppedEventsStatistics: operational('Periodic', {
    Queue: must(['High', 'Low']),
    CollectedEvents: must('integer'),
    DroppedEvents: must('integer'),
  }),
  MessageStatistics: operational('Periodic', {
    MessagesSent: must('integer'),
    MessagesUnder4KB: must('integer'),
    TotalFailed: must('integer'),
  }),
};

/** Null for a name that no schema has. */
export function eventShapeOf(name: string): EventShape | null {
  return Object.entries(eventShapes).find(([known]) => known === name)?.[1] ?? null;
}
