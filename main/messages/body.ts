/** The body of a message as text or JSON, by what its sender says of it and otherwise by what it is. Pure. */
import { type JsonValue, jsonValue } from '../../preload/contract';

export type DecodedBody =
  | { readonly kind: 'json'; readonly text: string; readonly json: JsonValue }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'binary' };

/** Those that IoT Hub knows (MicrosoftDocs/azure-docs iot-hub-devguide-routing-query-syntax.md); utf-32 nobody was seen to send. */
const decoders: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
};

/** Microsoft's agents say nothing of the encoding and send UTF-8. */
export function decodeBody(
  body: Uint8Array,
  systemProperties: Readonly<Record<string, string>>,
): DecodedBody {
  const said = (systemProperties['content-encoding'] ?? '').trim().toLowerCase();
  const encoding = Object.hasOwn(decoders, said) ? decoders[said] : 'utf-8';
  const text = textOf(body, encoding ?? 'utf-8');
  if (text === null) return { kind: 'binary' };
  try {
    const json = jsonValue.safeParse(JSON.parse(text));
    return json.success ? { kind: 'json', text, json: json.data } : { kind: 'text', text };
  } catch {
    return { kind: 'text', text };
  }
}

/** Null for bytes that are none of the encoding, or that no text holds. */
function textOf(body: Uint8Array, encoding: string): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(body);
    return text.includes('\u0000') ? null : text;
  } catch {
    return null;
  }
}
