import type { LogRecord, PluginStatus } from '@plugwright/kernel';
import { Option, type Command } from 'commander';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Failure } from '../../failure.ts';
import { kernelRoot } from '../../kernel/attach.ts';
import { operatorGrants } from '../../kernel/grants/operator-grants.ts';
import { personAt } from '../../kernel/grants/person.ts';
import { startHost } from '../../kernel/host.ts';
import { isolationOf, isolationOptions, type IsolationOptions } from '../../kernel/isolation-options.ts';
import { lifecycleOf, lifecycleOptions, type LifecycleFlags } from '../../kernel/lifecycle-options.ts';
import { limitsOptions, usageOf, type LimitsOptions } from '../../kernel/limits-options.ts';
import { logLine } from '../../kernel/log-line.ts';
import { operatorFile } from '../../kernel/operator-file.ts';
import { serveWatched, watchOf, watchOptions, type WatchOptions } from '../../kernel/watch-options.ts';
import { failureText } from '../../terminal/failure-text.ts';
import { explained } from '../../terminal/help.ts';
import { guardInterruption } from '../../terminal/interruption.ts';
import { printable } from '../../terminal/printable.ts';
import { counted, duration } from '../../terminal/quantity.ts';
import type { Terminal } from '../../terminal/terminal.ts';

interface Options extends IsolationOptions, LifecycleFlags, LimitsOptions, WatchOptions {
  readonly state?: string;
  readonly config?: string;
  readonly set?: readonly string[];
  readonly grants?: string;
  readonly grant?: string;
  readonly json?: boolean;
}

function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}

function example(plugins: readonly PluginStatus[]): string {
  const { id, operations } = plugins.find((plugin) => plugin.operations.length > 0) ?? { id: '<plugin>', operations: ['<operation>'] };
  return `npx plugwright kernel call ${id} ${operations[0] ?? ''} '{..}'`;
}

function readyText(plugins: readonly PluginStatus[], ms: number, { paintErr }: Terminal): string {
  const ready = plugins.filter(({ state }) => state === 'ready');
  const names = ready.map(({ id, version }) => `${id} ${version}`).join(', ');
  return `${paintErr('green', '✔')} ${counted(ready.length, 'plugin')} ready in ${duration(ms)}: ${printable(names)}\n  from a second terminal: ${example(ready)}\n  Ctrl-C stops.\n`;
}

/** Log records for people; those that are findings of the start are shown with their hints instead. */
function printRecord(record: LogRecord, terminal: Terminal): void {
  const finding = record.source === 'kernel' && typeof record.fields?.['code'] === 'string';
  if (!finding && record.level !== 'debug') terminal.out(logLine(record, terminal.paint));
}

/** Start, say what came of it, and stay until somebody ends it. */
async function serve(folders: readonly string[], options: Options, terminal: Terminal): Promise<void> {
  const root = kernelRoot(terminal.cwd);
  const at = (path: string): string => resolve(terminal.cwd, path);
  const file = options.config === undefined ? operatorFile(root, 'config') : at(options.config);
  const started = performance.now();
  const print =
    options.json === true ? (record: LogRecord) => terminal.out(`${JSON.stringify(record)}\n`) : (record: LogRecord) => printRecord(record, terminal);
  let socketPath: string | undefined;
  let endpoint: ReturnType<typeof serveWatched> | undefined;
  const interruption = guardInterruption(() => socketPath !== undefined && rmSync(socketPath, { force: true }));
  try {
    interruption.signal.addEventListener('abort', () => terminal.err('Stopping; Ctrl-C again ends it at once.\n'));
    const sources = folders.length === 0 ? [join(root, 'plugins')] : folders.map(at);
    const question = personAt(terminal, interruption.signal);
    const granted = await operatorGrants({
      root,
      folders: sources,
      allDeclared: options.grant === 'all-declared',
      say: (text) => terminal.err(text),
      ...(options.grants === undefined ? {} : { file: at(options.grants) }),
      ...(question === undefined ? {} : { question }),
    });
    const watched = await watchOf(options, root, terminal);
    const host = await startHost({
      root,
      signal: interruption.signal,
      kernel: {
        ...watched.kernel,
        ...lifecycleOf(options, at),
        folders: sources,
        grants: granted,
        isolation: isolationOf(options),
        ...(await usageOf(options, root, at)),
        stateFolder: options.state === undefined ? join(root, '.plugwright', 'state') : at(options.state),
        config: { environment: terminal.env, flags: options.set ?? [], ...(file === undefined ? {} : { file }) },
      },
      onStarting(starting) {
        socketPath = starting.socketPath;
        starting.kernel.onLog(print);
        endpoint = serveWatched(starting.kernel, options, terminal);
      },
    });
    const interrupted = interruption.exitCode() !== undefined;
    const findings = new Failure([...watched.findings, ...((await endpoint)?.diagnostics ?? []), ...host.diagnostics]);
    if (!host.serving && !interrupted) throw findings;
    if (!interrupted) {
      terminal.err(failureText(findings, terminal.paintErr, () => undefined));
      terminal.err(readyText(host.kernel.ps(), performance.now() - started, terminal));
    }
    await host.stopped;
    terminal.err('The kernel is stopped.\n');
  } finally {
    await (await endpoint)?.server?.close();
    interruption.release();
  }
}

/** `plugwright kernel run` */
export function run(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('run')
    .summary('run plugins in the foreground')
    .description(
      'Start every plugin found in the folders and serve them until Ctrl-C or `kernel stop`. Findings about single plugins keep no other from running.',
    )
    .argument('[folders...]', 'folders of plugins, or folders that hold such folders (default: plugins)')
    .option('--state <folder>', 'where storage, events, ledger and log are kept (default: .plugwright/state)')
    .option('--config <file>', 'configuration by plugin, JSON or YAML (default: plugwright.config.yaml or .json, if there)')
    .option('--set <plugin.key=value>', "set a member of a plugin's configuration; repeatable", collect)
    .option(
      '--grants <file>',
      'what plugins may do, JSON or YAML (default: plugwright.grants.yaml or .json; without one a person is asked, else nothing is granted)',
    )
    .addOption(new Option('--grant <what>', 'grant every plugin whatever it declares, without a file').choices(['all-declared']).conflicts('grants'))
    .option('--json', 'print the log as a JSON object a line')
    .action((folders: string[], options: Options) => serve(folders, options, terminal));
  isolationOptions(command);
  lifecycleOptions(command);
  limitsOptions(command);
  watchOptions(command);
  explained(command, {
    examples: [
      'kernel run',
      'kernel run plugins/doc-index --set doc-index.k1=1.6',
      'kernel run --grants operators.grants.yaml',
      'kernel run --state /var/lib/plugwright --json',
    ],
    exits: { 0: 'stopped in order, by Ctrl-C, a termination signal or kernel stop', 1: 'no plugin could be started', 130: 'ended at once by a second Ctrl-C' },
  });
}
