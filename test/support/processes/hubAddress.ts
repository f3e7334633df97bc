/** How a load reaches what it loads. */

export interface TlsAddress {
  readonly port: number;
  readonly caPem: string;
  readonly hostName: string;
}

export interface HubAddress extends TlsAddress {
  readonly policyName: string;
  readonly policyKey: string;
}
