import { hasErrors, renderPretty, type Diagnostic } from '@plugwright/diagnostics';
import type { Command } from 'commander';
import { exitCode } from '../exit-code.ts';
import { Failure } from '../failure.ts';
import { explained } from '../terminal/help.ts';
import { interruptible } from '../terminal/interruptible.ts';
import { progress as showProgress } from '../terminal/progress.ts';
import { counted } from '../terminal/quantity.ts';
import { colours, type Terminal } from '../terminal/terminal.ts';
import { requireRoot } from '../workspace/find-root.ts';
import { sourceText } from '../workspace/source-text.ts';

interface Options {
  readonly check?: boolean;
  readonly update?: boolean;
  readonly fresh?: boolean;
  readonly json?: boolean;
}

function report(terminal: Terminal, root: string, diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length > 0) terminal.err(renderPretty(diagnostics, { source: sourceText(root), colour: colours(terminal.paint) }));
  if (hasErrors(diagnostics)) process.exitCode = exitCode.failed;
}

async function update(terminal: Terminal, root: string, fresh: boolean): Promise<void> {
  const { prepare, updateMatrix, writeMatrix, matrixFindings } = await import('../matrix/matrix-run.ts');
  const progress = showProgress('Combinations', terminal);
  await interruptible(terminal, 'registry/matrix.json is as it was', async (signal) => {
    const { open, committed, diagnostics } = await prepare(root);
    const matrix = await updateMatrix(root, open, committed, { fresh, signal, progress: (done, total) => progress.update(done, total) });
    progress.end();
    const changed = await writeMatrix(root, matrix);
    terminal.out(
      `${terminal.paint('green', '✔')} ${counted(matrix.cells.length, 'combination')}, registry/matrix.json ${changed ? 'written' : 'is as it was'}.\n`,
    );
    report(terminal, root, [...diagnostics, ...matrixFindings(matrix)]);
  }).finally(() => progress.end());
}

async function check(terminal: Terminal, root: string, json: boolean): Promise<void> {
  const { prepare, outlineOf, staleCells, matrixFindings } = await import('../matrix/matrix-run.ts');
  const { open, committed, diagnostics } = await prepare(root);
  const matrix = committed ?? { format: 'plugwright-matrix/v1' as const, cells: [] };
  const findings = [...diagnostics, ...staleCells(matrix, open.map(outlineOf)), ...matrixFindings(matrix)];
  if (json) terminal.out(`${JSON.stringify({ ok: !hasErrors(findings), findings }, undefined, 2)}\n`);
  else if (!hasErrors(findings))
    terminal.out(`${terminal.paint('green', '✔')} ${counted(matrix.cells.length, 'combination')}, none against what the ranges say.\n`);
  if (json && hasErrors(findings)) process.exitCode = exitCode.failed;
  else if (!json) report(terminal, root, findings);
}

async function show(terminal: Terminal, root: string, json: boolean): Promise<void> {
  const { committedMatrix } = await import('../matrix/registry-files.ts');
  const matrix = await committedMatrix(root);
  if (matrix === undefined) {
    const { diagnose } = await import('@plugwright/diagnostics');
    throw new Failure([diagnose('matrix/unreadable', { file: 'registry/matrix.json', reason: 'there is none yet' })]);
  }
  const { renderMatrix } = await import('../matrix/render-matrix.ts');
  terminal.out(json ? `${JSON.stringify(matrix, undefined, 2)}\n` : renderMatrix(matrix, terminal.paint));
}

/** `plugwright matrix` */
export function matrix(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('matrix')
    .summary('which versions work together, and how that is known')
    .description(
      'Show the compatibility matrix: each plugin version with the versions of the kernel and of its imports, whether the ranges admit them, and what the answer rests on (ran, ran-on-stub, proved, declared).',
    )
    .option('--check', 'fail where the matrix is out of date, or where a range admits what does not work')
    .option('--update', 'judge every combination, run the contract tests of what changed, and write registry/matrix.json')
    .option('--fresh', 'with --update: run everything again')
    .option('--json', 'print it as JSON')
    .action(async (options: Options) => {
      const root = requireRoot(terminal.cwd);
      const json = options.json === true;
      if (options.update === true) await update(terminal, root, options.fresh === true);
      else if (options.check === true) await check(terminal, root, json);
      else await show(terminal, root, json);
    });
  explained(command, {
    examples: ['matrix', 'matrix --update', 'matrix --check', 'matrix --json'],
    exits: { 0: 'nothing stands against what the ranges admit', 1: 'a range admits what does not work, or the matrix is out of date', 130: 'interrupted' },
  });
}
