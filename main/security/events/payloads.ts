/** What the snapshots of a machine hold; Azure/Azure-IoT-Security security_message/schemas, one file an event. */

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
