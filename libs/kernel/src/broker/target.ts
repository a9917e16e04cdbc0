import { isIPv4 } from 'node:net';
import { canonicalAddress } from './address.ts';

/** Where a plugin wants to connect. */
export interface Target {
  /** A name in lower case, or an address without brackets. */
  readonly host: string;
  readonly port: number;
  /** `host:port` as capabilities write it; an IPv6 address in brackets. */
  readonly text: string;
  readonly isAddress: boolean;
}

const label = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
const hostName = new RegExp(`^(?:${label}\\.)*${label}$`);

/**
 * Read a host and a port. Names that programs take for addresses (`2130706433`, `0x7f.1`, `0177.0.0.1`) are none of both.
 * @returns undefined where it is nothing to connect to
 */
export function targetOf(host: string, port: number): Target | undefined {
  if (!Number.isInteger(port) || port < 1 || port > 65_535 || host.length > 253) return undefined;
  const lower = host.toLowerCase();
  const unbracketed = lower.startsWith('[') && lower.endsWith(']') ? lower.slice(1, -1) : lower;
  if (unbracketed.includes(':')) {
    const canonical = canonicalAddress(unbracketed);
    return canonical === undefined ? undefined : { host: unbracketed, port, text: `[${unbracketed}]:${String(port)}`, isAddress: true };
  }
  if (unbracketed !== lower) return undefined;
  const text = `${lower}:${String(port)}`;
  if (isIPv4(lower)) return { host: lower, port, text, isAddress: true };
  const last = lower.slice(lower.lastIndexOf('.') + 1);
  if (/^\d+$/.test(last) || /^0x[0-9a-f]*$/.test(last) || !hostName.test(lower)) return undefined;
  return { host: lower, port, text, isAddress: false };
}

/** Read `host:port` as an HTTP client writes it. */
export function parseTarget(text: string): Target | undefined {
  const [, host, port] = /^(\[[0-9A-Fa-f:.]{2,45}\]|[^:\s]{1,253}):([1-9]\d{0,4})$/.exec(text) ?? [];
  return host === undefined ? undefined : targetOf(host, Number(port));
}
