import type { Kernel } from '../kernel-options.ts';
import { prometheusText, prometheusType } from './prometheus.ts';

/** An answer, before it is written. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What of a request counts. */
export interface Asked {
  readonly method: string;
  /** As it came: path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

const plain = 'text/plain; charset=utf-8';

const json = 'application/json; charset=utf-8';

function refusal(status: number, reason: string, headers: Answer['headers'] = {}): Answer {
  return { status, type: plain, body: `${reason}\n`, headers };
}

function told(value: unknown, status = 200): Answer {
  return { status, type: json, body: `${JSON.stringify(value, undefined, 2)}\n` };
}

/** What is served, by the whole target: there are no queries. */
const pages: Readonly<Record<string, (kernel: Kernel) => Answer>> = {
  // That this is answered at all says that the kernel's event loop turns.
  '/healthz': () => ({ status: 200, type: plain, body: 'ok\n' }),
  '/readyz': (kernel) => {
    const health = kernel.health();
    return told(health, health.status === 'ok' ? 200 : 503);
  },
  '/metrics': (kernel) => ({
    status: 200,
    type: prometheusType,
    body: prometheusText({ health: kernel.health(), stats: kernel.stats(), readings: kernel.readings() }),
  }),
  '/diagnostics': (kernel) =>
    told({
      health: kernel.health(),
      plugins: kernel.ps(),
      readings: kernel.readings(),
      stats: kernel.stats(),
      process: { pid: process.pid, node: process.version, memory: process.memoryUsage(), uptimeSeconds: process.uptime() },
    }),
};

/**
 * Answer a request. A name of another host is refused, so that no web page can reach the endpoint by a name that it made point here; a request that
 * a browser sends across origins is refused, too.
 * @param hosts what `Host` may say; anything where undefined, as on a socket that only its user can open
 */
export function respond(kernel: Kernel, { method, target, headers }: Asked, hosts: ReadonlySet<string> | undefined): Answer {
  const host = headers['host'];
  if (hosts !== undefined && (typeof host !== 'string' || !hosts.has(host.toLowerCase()))) return refusal(421, 'wrong host');
  if (headers['origin'] !== undefined || (headers['sec-fetch-site'] !== undefined && headers['sec-fetch-site'] !== 'none'))
    return refusal(403, 'not for web pages');
  const page = Object.hasOwn(pages, target) ? pages[target] : undefined;
  if (page === undefined) return refusal(404, `there is ${Object.keys(pages).join(', ')}`);
  if (method !== 'GET' && method !== 'HEAD') return refusal(405, 'only GET and HEAD', { allow: 'GET, HEAD' });
  if (headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0')
    return refusal(413, 'a request has no body', { connection: 'close' });
  return page(kernel);
}
