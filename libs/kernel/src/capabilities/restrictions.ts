import { parseRate, parseSize, type Rate } from './written-quantity.ts';

/** What an operator grants: a capability that the manifest declares, and how far of it. It can only be less than what is declared. */
export interface OperatorGrant {
  /** Id of the capability in the manifest. */
  readonly capability: string;
  /** Who grants it. */
  readonly by?: string;
  /** Only these of its permissions. */
  readonly permissions?: readonly string[];
  /** Only these paths: globs relative to `root`. */
  readonly paths?: readonly string[];
  /** The folder that paths are relative to, absolute; the plugin's own where absent. */
  readonly root?: string;
  /** Only these hosts, as `host:port`. */
  readonly hosts?: readonly string[];
  /** Addresses that hosts may resolve to although they are not public. */
  readonly addresses?: readonly string[];
  /** Only these operations of kernel services, as `service.operation`. */
  readonly methods?: readonly string[];
  /** Largest use: the input of a call, or both directions of a connection. Bytes, or text such as `64Ki`. */
  readonly size?: number | string;
  /** How many uses in which time, as `100/s`, `10/m`, `1000/h`. */
  readonly rate?: string;
  /** Bytes a second over all connections. */
  readonly bandwidth?: number | string;
  /** Connections at once. */
  readonly connections?: number;
  /** When it ends, as RFC 3339 writes it. */
  readonly until?: string;
}

/** How far a grant goes, ready to be asked. Absent members do not restrict. */
export interface Restrictions {
  readonly permissions?: readonly string[];
  readonly paths?: readonly string[];
  readonly root?: string;
  readonly hosts?: readonly string[];
  readonly addresses?: readonly string[];
  readonly methods?: readonly string[];
  readonly sizeBytes?: number;
  readonly rate?: Rate;
  readonly bandwidthBytes?: number;
  readonly connections?: number;
  /** Milliseconds since the epoch. */
  readonly until?: number;
}

/** The members of a grant that narrow it, in the order they are shown. */
const shown = ['permissions', 'root', 'paths', 'hosts', 'addresses', 'methods', 'size', 'rate', 'bandwidth', 'connections'] as const;

/**
 * Read what an operator wrote.
 * @throws Error with the member and what is wrong with it
 */
export function restrictionsOf(grant: OperatorGrant): Restrictions {
  const { permissions, paths, root, hosts, addresses, methods, size, rate, bandwidth, connections, until } = grant;
  const end = until === undefined ? undefined : Date.parse(until);
  if (Number.isNaN(end)) throw new Error(`until: ${JSON.stringify(until)} is no time as RFC 3339 writes it`);
  for (const path of paths ?? []) refuseLeaving(path);
  return {
    ...(permissions === undefined ? {} : { permissions }),
    ...(paths === undefined ? {} : { paths }),
    ...(root === undefined ? {} : { root }),
    ...(hosts === undefined ? {} : { hosts }),
    ...(addresses === undefined ? {} : { addresses }),
    ...(methods === undefined ? {} : { methods }),
    ...(size === undefined ? {} : { sizeBytes: parseSize(size) }),
    ...(rate === undefined ? {} : { rate: parseRate(rate) }),
    ...(bandwidth === undefined ? {} : { bandwidthBytes: parseSize(bandwidth) }),
    ...(connections === undefined ? {} : { connections }),
    ...(end === undefined ? {} : { until: end }),
  };
}

/** Whether a glob can name something outside of the folder that it is relative to. */
export function leavesFolder(path: string): boolean {
  return path.startsWith('/') || path.startsWith('~') || path.includes('\\') || path.includes('\0') || path.split('/').includes('..');
}

function refuseLeaving(path: string): void {
  if (leavesFolder(path)) throw new Error(`paths: ${JSON.stringify(path)} must be relative to the folder, and stay in it; another folder is named by root`);
}

/** A grant's restrictions in words, one each; none where it goes as far as the capability. */
export function restrictionTexts(grant: OperatorGrant): readonly string[] {
  return shown.flatMap((name) => {
    const value = grant[name];
    return value === undefined ? [] : [`${name} ${typeof value === 'object' ? value.join(' ') : String(value)}`];
  });
}
