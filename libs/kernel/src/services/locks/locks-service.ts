import { mayLock, type Manifest } from '@plugwright/manifest';
import { coreCallError } from '../../call-error.ts';
import type { Service } from '../service.ts';
import type { LockBook } from './lock-book.ts';

/** Advisory locks of names that the plugin may use. */
export function locksService(book: LockBook, now: () => number): Service {
  return {
    name: 'locks',
    operations: {
      async acquire({ plugin, input, code, deadline = Infinity, signal }) {
        const { name, ttl, shared = false, wait = 0, bound = false } = input as { name: string; ttl: number; shared?: boolean; wait?: number; bound?: boolean };
        check(plugin, name);
        const patience = Math.min(wait, deadline - now());
        const mode = shared ? 'shared' : 'exclusive';
        const { token, expires } = await book.acquire({ plugin: plugin.id, name, mode, ttl, wait: patience, bound, code, signal: signal() });
        return { token, expires };
      },
      async renew({ plugin, input }) {
        const { name, token, ttl } = input as { name: string; token: number; ttl: number };
        check(plugin, name);
        return { expires: await book.renew(plugin.id, name, token, ttl) };
      },
      async release({ plugin, input }) {
        const { name, token } = input as { name: string; token: number };
        check(plugin, name);
        return { released: await book.release(plugin.id, name, token) };
      },
      read({ plugin, input }) {
        const { name } = input as { name: string };
        check(plugin, name);
        const { leases, waiting } = book.read(name);
        return { leases: leases.map(({ plugin: holder, mode, token, expires }) => ({ plugin: holder, mode, token, expires })), waiting };
      },
    },
  };
}

function check(plugin: Manifest, name: string): void {
  if (mayLock(plugin, name)) return;
  throw coreCallError('core/forbidden', { reason: `${plugin.id} imports nothing of the id before the / in ${name}` });
}
