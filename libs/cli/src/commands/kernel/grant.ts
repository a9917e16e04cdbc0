import type { OperatorGrant } from '@plugwright/kernel';
import { InvalidArgumentError, type Command } from 'commander';
import { changed, operatorName } from '../../kernel/grants/changed.ts';
import { explained } from '../../terminal/help.ts';
import type { Terminal } from '../../terminal/terminal.ts';

const periods: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A time as RFC 3339 writes it, or a span from now on such as `8h`. */
function endOf(text: string): string {
  const [, digits, unit] = /^([1-9]\d{0,5})([smhd])$/.exec(text) ?? [];
  const end = digits === undefined ? Date.parse(text) : Date.now() + Number(digits) * (periods[unit ?? ''] ?? NaN);
  if (Number.isNaN(end)) throw new InvalidArgumentError('It is a time such as 2027-01-31T18:00:00Z, or a span such as 30m, 8h or 7d.');
  return new Date(end).toISOString();
}

function connectionsOf(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('It is a whole number, at least 1.');
  return value;
}

function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}

/** `plugwright kernel grant` */
export function grant(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('grant')
    .summary('let a plugin do what it declares')
    .description(
      'Grant a capability that a plugin of the running kernel declares, as far as it is declared now or less. It replaces an earlier grant, counts more than the grants file, and outlives the kernel.',
    )
    .argument('<plugin>', 'its id')
    .argument('<capability>', 'id of the capability, as kernel grants shows it')
    .option('--permissions <permission>', 'only this of its permissions; repeatable', collect)
    .option('--paths <glob>', 'only these paths, relative to the root; repeatable', collect)
    .option('--root <folder>', "the folder that paths are relative to, absolute (default: the plugin's own)")
    .option('--hosts <host:port>', 'only this host; repeatable', collect)
    .option('--addresses <address>', 'an address that a host may have although it is not public; repeatable', collect)
    .option('--methods <service.operation>', 'only this kernel service, or operation of one; repeatable', collect)
    .option('--size <bytes>', 'largest use: 64Ki, 16Mi')
    .option('--rate <uses/time>', 'how often: 100/s, 10/m, 1000/h')
    .option('--bandwidth <bytes>', 'bytes a second over all connections')
    .option('--connections <n>', 'connections at once', connectionsOf)
    .option('--until <time>', 'when it ends: a time, or a span such as 8h', endOf)
    .option('--json', 'print what is granted now')
    .action(async (plugin: string, capability: string, { json, ...restrictions }: Omit<OperatorGrant, 'capability'> & { readonly json?: boolean }) => {
      const status = await changed(terminal.cwd, (client) => client.grant(plugin, { capability, by: operatorName(), ...restrictions }));
      const restriction = status.restrictions.length === 0 ? 'as it is declared' : status.restrictions.join('; ');
      terminal.out(json === true ? `${JSON.stringify(status, undefined, 2)}\n` : `${capability} is granted to ${plugin}: ${restriction}.\n`);
    });
  explained(command, {
    examples: ['kernel grant doc-index index-storage', 'kernel grant fetcher web --hosts api.example.org:443 --rate 10/m --until 8h'],
    exits: { 0: 'it is granted', 1: 'the kernel refused it', 2: 'no kernel is running' },
  });
}
