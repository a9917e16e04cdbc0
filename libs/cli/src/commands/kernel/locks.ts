import { diagnose } from '@plugwright/diagnostics';
import type { LockStatus } from '@plugwright/kernel';
import { InvalidArgumentError, type Command } from 'commander';
import { exitCode } from '../../exit-code.ts';
import { Failure } from '../../failure.ts';
import { attached } from '../../kernel/attach.ts';
import { operatorName } from '../../kernel/grants/changed.ts';
import { explained } from '../../terminal/help.ts';
import { clipped } from '../../terminal/printable.ts';
import { duration } from '../../terminal/quantity.ts';
import { table } from '../../terminal/table.ts';
import type { Terminal } from '../../terminal/terminal.ts';

const columns = [
  { title: 'lock' },
  { title: 'plugin' },
  { title: 'mode' },
  { title: 'token', align: 'right' },
  { title: 'left', align: 'right' },
  { title: 'given for', align: 'right' },
] as const;

/** A line for each lease, then one for each who waits. */
function rows({ name, leases, waiting }: LockStatus): string[][] {
  const lock = clipped(name, 60);
  return [
    ...leases.map(({ plugin, mode, token, expires, ttl }) => {
      return [lock, plugin, mode, String(token), duration(Math.max(0, expires - Date.now())), duration(ttl)];
    }),
    ...waiting.map(({ plugin, mode }) => [lock, plugin, mode, 'waits', '-', '-']),
  ];
}

function tokenNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('It is the token of a lease, as the list shows it.');
  return value;
}

interface Options {
  readonly json?: boolean;
  readonly release?: string;
  readonly token?: number;
}

/** `plugwright kernel locks` */
export function locks(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('locks')
    .summary('who holds which lock, and who waits')
    .description(
      'List the locks that plugins hold or wait for, with the time that is left of each lease. An operator can end a lease: whoever waits is served, and whoever held it is refused when it renews it, but works on until then, as if its time were over.',
    )
    .option('--release <lock>', 'end every lease of this lock; it stands on the ledger')
    .option('--token <token>', 'with --release: only the lease of this token', tokenNumber)
    .option('--json', 'print an array of locks, or of the leases that were ended')
    .action(async ({ json, release, token }: Options) => {
      if (token !== undefined && release === undefined)
        throw new Failure([diagnose('cli/bad-argument', { problem: '--token says which lease of a lock: name the lock with --release' })], exitCode.usage);
      const text = await attached(terminal.cwd, async (client) => {
        if (release !== undefined) {
          const ended = await client.releaseLock(release, { by: operatorName(), ...(token === undefined ? {} : { token }) });
          if (ended.length === 0) throw new Failure([diagnose('kernel/no-lock', { name: release })]);
          if (json === true) return `${JSON.stringify(ended, undefined, 2)}\n`;
          return ended.map((lease) => `${release} is not held by ${lease.plugin} any more (token ${String(lease.token)}).\n`).join('');
        }
        const held = await client.locks();
        if (json === true) return `${JSON.stringify(held, undefined, 2)}\n`;
        return held.length === 0 ? 'Nobody holds a lock.\n' : table(columns, held.flatMap(rows), (title) => terminal.paint('cyan', title));
      });
      terminal.out(text);
    });
  explained(command, {
    examples: ['kernel locks', 'kernel locks --release doc-index/rebuild', 'kernel locks --json'],
    exits: { 0: 'listed, or ended', 1: 'nobody holds this lock', 2: 'no kernel is running' },
  });
}
