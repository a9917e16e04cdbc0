import type { ControlClient } from '@plugwright/kernel';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { setTimeout as pause } from 'node:timers/promises';
import { exitCode } from '../../exit-code.ts';
import { attached } from '../../kernel/attach.ts';
import { type Figures, figuresBetween, type Snapshot, sorted, type SortKey, sortKeys } from '../../kernel/top/figures.ts';
import { frame } from '../../kernel/top/frame.ts';
import { enterScreen } from '../../kernel/top/screen.ts';
import { explained } from '../../terminal/help.ts';
import { guardInterruption } from '../../terminal/interruption.ts';
import type { Terminal } from '../../terminal/terminal.ts';

interface Options {
  readonly sort: SortKey;
  readonly interval: number;
  readonly json?: boolean;
}

const keys: Readonly<Record<string, SortKey>> = { n: 'name', s: 'calls', l: 'latency', e: 'errors', w: 'queue', m: 'memory', c: 'cpu', r: 'restarts' };

const legend = 'sort: n name, s calls/s, l latency, e errors, w queue, m memory, c cpu, r restarts; q quits';

function seconds(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0.1 || value > 3600) throw new InvalidArgumentError('It is a number of seconds, 0.1 to 3600.');
  return value;
}

async function snapshot(client: ControlClient): Promise<Snapshot> {
  return { readings: await client.readings(), at: performance.now() };
}

/** Two looks, since calls a second and processor time are differences. */
async function once(client: ControlClient, intervalMs: number): Promise<readonly Figures[]> {
  const before = await snapshot(client);
  await pause(intervalMs);
  return figuresBetween(before, await snapshot(client));
}

/** Draw until a key, a signal or the end of the kernel ends it. */
async function live(client: ControlClient, options: Options, terminal: Terminal): Promise<void> {
  let { sort } = options;
  let figures: readonly Figures[] = [];
  let last = await snapshot(client);
  const ended = new AbortController();
  const interruption = guardInterruption(() => ended.abort());
  interruption.signal.addEventListener('abort', () => ended.abort(), { once: true });
  const hasEnded = (): boolean => ended.signal.aborted;
  const draw = (): void => {
    const { columns, rows } = screen;
    screen.draw([...frame(figures, { sort, columns, rows, paint: terminal.paint }), terminal.paint('dim', legend.slice(0, columns))]);
  };
  const onKey = (key: string): void => {
    // Raw input: Ctrl-C is a key and no signal.
    if (key === 'q' || key === '\u0003') ended.abort();
    const chosen = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (chosen === undefined) return;
    sort = chosen;
    draw();
  };
  const screen = enterScreen(process.stdin, process.stdout, onKey, () => draw());
  void client.closed.then(() => ended.abort());
  try {
    figures = figuresBetween(last, last);
    for (;;) {
      draw();
      await pause(options.interval * 1000, undefined, { signal: ended.signal }).catch(() => undefined);
      if (hasEnded()) break;
      const next = await snapshot(client);
      figures = figuresBetween(last, next);
      last = next;
    }
  } finally {
    screen.leave();
    interruption.release();
  }
  process.exitCode = interruption.exitCode() ?? exitCode.ok;
}

/** `plugwright kernel top` */
export function top(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('top')
    .summary('watch load, latency, memory and processor of each plugin')
    .description(
      'Redraw a table of the plugins of the running kernel until q or Ctrl-C; where the output is no terminal, print it once. p50 and p99 are of the last seconds.',
    )
    .addOption(new Option('--sort <key>', 'what the table is sorted by').choices([...sortKeys]).default('name'))
    .option('--interval <seconds>', 'how often it looks', seconds, 1)
    .option('--json', 'print the figures once, as an array')
    .action(async (options: Options) => {
      await attached(terminal.cwd, async (client) => {
        if (options.json !== true && process.stdout.isTTY) return live(client, options, terminal);
        const figures = sorted(await once(client, options.interval * 1000), options.sort);
        const { columns, paint } = terminal;
        terminal.out(
          options.json === true
            ? `${JSON.stringify(figures, undefined, 2)}\n`
            : frame(figures, { sort: options.sort, columns: Math.max(columns, 160), paint })
                .map((line) => `${line}\n`)
                .join(''),
        );
      });
    });
  explained(command, {
    examples: ['kernel top', 'kernel top --sort memory', 'kernel top --json --interval 5'],
    exits: { 0: 'ended by q, or printed', 2: 'no kernel is running', 130: 'interrupted' },
  });
}
