import { diagnose } from '@plugwright/diagnostics';
import type { Kernel } from '@plugwright/kernel';
import type { Command } from 'commander';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { exitCode } from '../../exit-code.ts';
import { Failure } from '../../failure.ts';
import { kernelRoot } from '../../kernel/attach.ts';
import { startHost } from '../../kernel/host.ts';
import { differenceText, learntYaml } from '../../kernel/learn/learnt-text.ts';
import { recall, remember } from '../../kernel/learn/remembered.ts';
import { explained } from '../../terminal/help.ts';
import { guardInterruption } from '../../terminal/interruption.ts';
import { printable } from '../../terminal/printable.ts';
import { readInput } from '../../terminal/read-input.ts';
import type { Terminal } from '../../terminal/terminal.ts';

interface Options {
  readonly call?: readonly string[];
  readonly address?: readonly string[];
  readonly json?: boolean;
}

interface WantedCall {
  readonly operation: string;
  readonly input: unknown;
}

function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}

/** `operation=<json>` or `operation=@file`, as it was typed. */
async function callOf(text: string, cwd: string): Promise<WantedCall> {
  const [, operation, input] = /^([a-z][a-z0-9-]*)(?:=(.*))?$/s.exec(text) ?? [];
  if (operation === undefined) throw new Failure([diagnose('cli/bad-json', { reason: `${text} is no operation=<json>` })], exitCode.usage);
  return { operation, input: await readInput(input, cwd) };
}

/** Whether all of them were answered. */
async function exercise(kernel: Kernel, plugin: string, calls: readonly WantedCall[], terminal: Terminal): Promise<boolean> {
  let answered = true;
  for (const { operation, input } of calls) {
    try {
      await kernel.call(plugin, operation, input);
      terminal.err(`${operation} answered\n`);
    } catch (error) {
      answered = false;
      terminal.err(`${operation} failed: ${printable(error instanceof Error ? error.message : String(error))}\n`);
    }
  }
  return answered;
}

/** Run a plugin with everything allowed, and print what it used. */
async function run(plugin: string, folders: readonly string[], options: Options, terminal: Terminal): Promise<void> {
  const root = kernelRoot(terminal.cwd);
  const calls = await Promise.all((options.call ?? []).map((text) => callOf(text, terminal.cwd)));
  const sources = folders.length === 0 ? [join(root, 'plugins')] : folders.map((folder) => resolve(terminal.cwd, folder));
  const { difference, findPlugins, learntFrom, Observations, permitsOf } = await import('@plugwright/kernel');
  const found = (await findPlugins(sources)).plugins.find(({ manifest }) => manifest.id === plugin);
  if (found === undefined) throw new Failure([diagnose('kernel/unknown-plugin', { plugin })]);
  const learning = new Observations(plugin, options.address);
  let socketPath: string | undefined;
  const interruption = guardInterruption(() => socketPath !== undefined && rmSync(socketPath, { force: true }));
  try {
    const host = await startHost({
      root,
      signal: interruption.signal,
      kernel: { folders: sources, learning, config: { environment: terminal.env, flags: [] } },
      onStarting: (starting) => (socketPath = starting.socketPath),
    });
    if (!host.kernel.ps().some(({ id, state }) => id === plugin && state === 'ready')) {
      await host.stop();
      if (!interruption.signal.aborted) throw new Failure(host.diagnostics);
    }
    terminal.err(`${plugin} runs with everything allowed and is not confined.\n`);
    if (calls.length === 0) terminal.err('Use it from a second terminal: `npx plugwright kernel call`. Ctrl-C ends and shows what it used.\n');
    else if (!(await exercise(host.kernel, plugin, calls, terminal))) process.exitCode = exitCode.failed;
    if (calls.length > 0) await host.stop();
    await host.stopped;
  } finally {
    interruption.release();
  }
  const learnt = learntFrom(learning, found.manifest, found.folder);
  const permits = permitsOf(learnt);
  const { version, capabilities, kernel, coordination } = found.manifest;
  const declared = permitsOf({ capabilities, services: kernel.services, consumes: coordination.consumesMethods });
  const before = await recall(root, plugin);
  await remember(root, plugin, { version, permits });
  if (options.json === true) {
    const previous = before === undefined ? {} : { previous: { version: before.version, ...difference(before.permits, permits) } };
    terminal.out(`${JSON.stringify({ ...learnt, declared: difference(declared, permits), ...previous }, undefined, 2)}\n`);
    return;
  }
  terminal.out(learntYaml(learnt));
  terminal.err(differenceText('Against what the manifest declares', difference(declared, permits), terminal.paintErr));
  if (before !== undefined)
    terminal.err(differenceText(`Against what ${plugin} ${before.version} was seen to use`, difference(before.permits, permits), terminal.paintErr));
}

/** `plugwright kernel learn` */
export function learn(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('learn')
    .summary('find out what a plugin needs')
    .description(
      'Run a plugin with everything allowed, watch it, and print the smallest capabilities for its spec, with the difference to what it declares and to the last time. Its code is not confined meanwhile: learn only what you would run yourself.',
    )
    .argument('<plugin>', 'its id')
    .argument('[folders...]', 'folders of plugins, or folders that hold such folders (default: plugins)')
    .option('--call <operation=input>', 'call this operation with JSON or @file and end after the last; repeatable (default: run until Ctrl-C)', collect)
    .option('--address <address>', 'an address that hosts may have although it is not public; repeatable', collect)
    .option('--json', 'print what was learnt as JSON')
    .action((plugin: string, folders: string[], options: Options) => run(plugin, folders, options, terminal));
  explained(command, {
    examples: ['kernel learn doc-index', `kernel learn doc-index --call 'search={"query":"licence"}'`],
    exits: { 0: 'it was learnt', 1: 'it could not be run, or a call of it failed' },
  });
}
