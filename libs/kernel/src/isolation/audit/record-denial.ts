import type { Ledger } from '../../ledger/ledger.ts';
import type { LogBook } from '../../logging/log-book.ts';
import type { SeenDenial } from '../driver.ts';

const FILES: readonly string[] = ['read', 'write', 'execute', 'connect'];

/** Put on the ledger what a plugin asked the system for and was not given, and tell whoever looks for the reason why it does not work. */
export function recordDenial({ ledger, log }: { readonly ledger: Ledger; readonly log: LogBook }, plugin: string, seen: SeenDenial): void {
  const { denied: permission, target, count } = seen;
  const what = target === undefined ? {} : FILES.includes(permission) ? { path: target } : { target };
  ledger.append({ kind: 'deny', plugin, facts: { mechanism: 'watch', permission, ...what, ...(count === undefined ? {} : { count }) } });
  log.say('warn', `${plugin} was refused by the system: ${[permission, target ?? String(count ?? '')].join(' ')}`, plugin);
}
