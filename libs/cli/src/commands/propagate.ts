import { hasErrors, renderPretty } from '@plugwright/diagnostics';
import type { Command } from 'commander';
import { exitCode } from '../exit-code.ts';
import { Failure } from '../failure.ts';
import { renderPropagated } from '../propagate/render-propagated.ts';
import { explained } from '../terminal/help.ts';
import { interruptible } from '../terminal/interruptible.ts';
import { colours, type Terminal } from '../terminal/terminal.ts';
import { requireRoot } from '../workspace/find-root.ts';
import { sourceText } from '../workspace/source-text.ts';

interface Options {
  readonly base: string;
  readonly dryRun?: boolean;
  readonly only?: readonly string[];
  readonly json?: boolean;
}

async function run({ base, dryRun = false, only, json = false }: Options, terminal: Terminal): Promise<void> {
  const root = requireRoot(terminal.cwd);
  // Loaded when it is needed: it brings the emitter and the comparison with it.
  const { propagate } = await import('@plugwright/propagation');
  await interruptible(terminal, 'branches that were pushed stay, and the next run goes on from there', async (signal) => {
    const { results, diagnostics } = await propagate(root, {
      base,
      dryRun,
      env: terminal.env,
      signal,
      ...(only === undefined ? {} : { only }),
      ...(json ? {} : { onDone: (done) => terminal.out(renderPropagated(done, terminal.paint)) }),
    });
    if (hasErrors(diagnostics)) throw new Failure(diagnostics);
    if (json) terminal.out(`${JSON.stringify({ results, findings: diagnostics }, undefined, 2)}\n`);
    else if (diagnostics.length > 0) terminal.err(renderPretty(diagnostics, { source: sourceText(root), colour: colours(terminal.paintErr) }));
    else if (results.length === 0) terminal.out(`${terminal.paint('green', '✔')} Nothing that names downstreams changed.\n`);
    if (results.some(({ outcome }) => outcome === 'refused')) process.exitCode = exitCode.failed;
  });
}

/** `plugwright propagate` */
export function propagate(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('propagate')
    .summary('carry changed contracts into the repositories that use them')
    .description(
      'For every contract that changed and every repository under its `downstreams`: a branch with the files made again, changesets and migration notes, where a plugin there uses what changed; nothing where none does. Opens a pull request where GITHUB_TOKEN is set.',
    )
    .option('--base <revision>', 'what changes are measured from: a git revision, or `released`', 'released')
    .option('--only <contracts...>', 'only these contracts')
    .option('--dry-run', 'clone and plan, and say what would be pushed')
    .option('--json', 'print what was done as an object')
    .action((options: Options) => run(options, terminal));
  explained(command, {
    examples: ['propagate --dry-run', 'propagate --only documents', 'propagate --base origin/main --json'],
    exits: { 0: 'every branch is there, or not needed', 1: 'a repository was refused, or the specs have errors', 130: 'interrupted' },
  });
}
