import { diagnose } from '@plugwright/diagnostics';
import type { DeadLetter } from '@plugwright/kernel';
import { InvalidArgumentError, type Command } from 'commander';
import { Failure } from '../../failure.ts';
import { attached } from '../../kernel/attach.ts';
import { explained } from '../../terminal/help.ts';
import { clipped } from '../../terminal/printable.ts';
import { table } from '../../terminal/table.ts';
import type { Terminal } from '../../terminal/terminal.ts';

const columns = [
  { title: 'letter', align: 'right' },
  { title: 'to' },
  { title: 'topic' },
  { title: 'attempts', align: 'right' },
  { title: 'since' },
  { title: 'reason' },
] as const;

function row({ letter, plugin, operation, event, attempts, reason }: DeadLetter): string[] {
  return [String(letter), `${plugin}/${operation}`, clipped(event.topic, 60), String(attempts), new Date(event.timestamp).toISOString(), clipped(reason, 80)];
}

/** The number of a letter on the command line. */
function letterNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('It is the number of a letter, as the list shows it.');
  return value;
}

interface Options {
  readonly json?: boolean;
  readonly redeliver?: number;
  readonly discard?: number;
}

/** `plugwright kernel dead-letters` */
export function deadLetters(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('dead-letters')
    .summary('events that a plugin did not take')
    .description('List the deliveries that were given up, with their events; bring one again once its receiver is mended, or forget it.')
    .option('--redeliver <letter>', 'bring it again, with all its attempts before it', letterNumber)
    .option('--discard <letter>', 'forget it', letterNumber)
    .option('--json', 'print an array of letters with their events')
    .action(async ({ json, redeliver, discard }: Options) => {
      const text = await attached(terminal.cwd, async (client) => {
        if (redeliver !== undefined) return said(redeliver, await client.redeliver(redeliver), 'is on its way again');
        if (discard !== undefined) return said(discard, await client.discard(discard), 'is forgotten');
        const letters = await client.deadLetters();
        if (json === true) return `${JSON.stringify(letters, undefined, 2)}\n`;
        return letters.length === 0 ? 'There are no dead letters.\n' : table(columns, letters.map(row), (title) => terminal.paint('cyan', title));
      });
      terminal.out(text);
    });
  explained(command, {
    examples: ['kernel dead-letters', 'kernel dead-letters --redeliver 7', 'kernel dead-letters --json'],
    exits: { 0: 'listed, or done', 1: 'no letter has this number', 2: 'no kernel is running' },
  });
}

function said(letter: number, done: boolean, what: string): string {
  if (!done) throw new Failure([diagnose('kernel/no-dead-letter', { letter })]);
  return `Letter ${String(letter)} ${what}.\n`;
}
