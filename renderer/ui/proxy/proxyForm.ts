/** An HTTP proxy as a form has it, and as it is sent to main. */
import { portOf } from '../portText';

export interface ProxyForm {
  readonly usesProxy: boolean;
  readonly proxyHostName: string;
  readonly proxyPort: string;
}

export const noProxy: ProxyForm = { usesProxy: false, proxyHostName: '', proxyPort: '' };

/** Null while something is missing or wrong. */
export function proxyOf(form: ProxyForm): { readonly hostName: string; readonly port: number } | null {
  const hostName = form.proxyHostName.trim();
  const port = portOf(form.proxyPort);
  return hostName === '' || port === null ? null : { hostName, port };
}
