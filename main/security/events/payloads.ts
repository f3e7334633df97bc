/** What events about a machine hold; Azure/Azure-IoT-Security security_message/schemas, one file an event. */

/** Values of `ExtraDetails` are texts, whatever they say. */
export type ExtraDetails = { readonly [name: string]: string };

/** Memory in KB of 1024 bytes. messageEventSecuritySystemInformation_v1_0.json */
export type SystemInformation = {
  OSName?: string;
  OSVersion?: string;
  OSVendor?: string;
  OsArchitecture?: string;
  HostName?: string;
  BIOSVersion?: string;
  BootDevice?: string;
  TotalPhysicalMemoryInKB?: number;
  FreePhysicalMemoryInKB?: number;
  TotalVirtualMemoryInKB?: number;
  FreeVirtualMemoryInKB?: number;
  ExtraDetails?: ExtraDetails;
};

/** Addresses are plain IPv4 or IPv6, ports texts, `*` for any. messageEventSecurityListeningPorts_v1_0.json */
export type ListeningPort = {
  Protocol: string;
  LocalAddress?: string;
  LocalPort: string;
  RemoteAddress?: string;
  RemotePort?: string;
  ExtraDetails?: ExtraDetails;
};

/** Lists joined with `;`. messageEventSecurityLocalUsers_v1_0.json */
export type LocalUser = {
  UserName: string;
  UserId: string;
  GroupNames: string;
  GroupIds: string;
  ExtraDetails?: ExtraDetails;
};

/** messageEventSecurityProcessCreate_v1_0.json */
export type ProcessCreation = {
  Executable: string;
  ProcessId: number;
  ParentProcessId: number;
  UserId: string;
  UserName?: string;
  CommandLine: string;
  ExtraDetails?: ExtraDetails;
};

/** messageEventSecurityProcessTerminate_v1_0.json */
export type ProcessTermination = {
  Executable: string;
  ProcessId: number;
  ExitStatus: number;
  ExtraDetails?: ExtraDetails;
};

/** messageEventSecurityConnectionCreate_v1_0.json */
export type ConnectionCreation = {
  RemoteAddress: string;
  RemotePort: string;
  LocalAddress?: string;
  LocalPort?: string;
  Direction: 'In' | 'Out';
  Protocol: string;
  ProcessId: number;
  UserId?: string;
  Executable: string;
  CommandLine?: string;
  ExtraDetails?: ExtraDetails;
};

/** One of `UserId` and `UserName` at least. messageEventSecurityLogin_v1_0.json */
export type Login = {
  ProcessId: number;
  UserId?: string;
  UserName?: string;
  Operation: string;
  Executable: string;
  Result: 'Fail' | 'Success';
  RemoteAddress?: string;
  RemotePort?: string;
  LocalPort?: string;
  ExtraDetails?: ExtraDetails;
};

/** messageEventSecurityFirewallConfiguration_v1_0.json */
export type FirewallRule = {
  Enabled: boolean;
  Action: 'Allow' | 'Deny' | 'Other';
  Priority?: number;
  Direction?: 'In' | 'Out';
  ChainName?: string;
  Application?: string;
  SourceAddress?: string;
  SourcePort?: string;
  DestinationAddress?: string;
  DestinationPort?: string;
  Protocol?: string;
  ExtraDetails?: ExtraDetails;
};

/** messageEventSecurityConnectedHardware_v1_0.json */
export type ConnectedHardware = {
  HardwareCategory: string;
  HardwareSubCategory: string;
  HardwareName: string;
  ExtraDetails?: ExtraDetails;
};

/** messageEventSecurityOSBaseline_v1_0.json */
export type BaselineResult = {
  Description: string;
  CceId: string;
  Result: 'Pass' | 'Fail' | 'Err';
  Error: string;
  Severity: 'Critical' | 'Important' | 'Warning' | 'Informational';
  ExtraDetails?: ExtraDetails;
};

/** messageEventDiagnostic_v1_0.json */
export type Diagnostic = {
  Severity: 'Fatal' | 'Error' | 'Warning' | 'Information' | 'Debug';
  Message: string;
  ProcessId: number;
  ThreadId: number;
  /** A GUID. */
  CorrelationId?: string;
};
