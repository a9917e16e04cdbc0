import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { projectsWith } from './projects.ts';
import { missingParts } from './system-parts.ts';
import { forgetTallies, readTally } from './tally.ts';
import { verdictOf, type Section } from './verdict.ts';

const root = join(import.meta.dirname, '..', '..');
const bin = join(root, 'node_modules', '.bin');
const nx = join(bin, 'nx');
const plugwright = join(bin, 'plugwright');
process.env['PATH'] = [bin, process.env['PATH'] ?? ''].join(delimiter);
process.env['NX_TUI'] = 'false';

const say = (text: string): boolean => process.stdout.write(`${text}\n`);

/** Runs one section in the foreground, so that Ctrl-C reaches it and its output is seen as it comes. */
function section(title: string, args: readonly string[], program = nx): Promise<Section> {
  say(`\n=== ${title}\n`);
  return new Promise((resolve) => {
    const child = spawn(program, [...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', () => resolve({ title, code: 127 }));
    child.on('close', (code, signal) => {
      if (signal === 'SIGINT') process.exit(130);
      resolve({ title, code: code ?? 1 });
    });
  });
}

async function main(): Promise<boolean> {
  const apart = ['tools/acceptance', 'tools/e2e', 'tools/rehearse'];
  const leftOut = missingParts(process.env['PATH'] ?? '');
  const projects = await projectsWith(root, nx, ['test']);
  forgetTallies(root, [...projects, ...apart]);
  const sections = [
    await section('The program that confines plugins', ['run', '@plugwright/launcher:build', '--outputStyle=static']),
    await section('Generated files are up to date', ['sync:check']),
    await section('Changesets carry what the changes since the last release demand', ['gate'], plugwright),
    await section('What the ranges admit works', ['matrix', '--check'], plugwright),
    await section('Formatting, prose, and code that nobody uses', ['run', 'tools:repository-lint', '--outputStyle=static']),
    await section('Lint, types and tests of every project', [
      'run-many',
      '-t',
      'lint',
      'typecheck',
      'test',
      '--parallel=2',
      '--outputStyle=static',
      '--nxBail=false',
    ]),
    await section('Bad input, new plugins and changes: real commands on copies of this workspace', ['run', 'tools:acceptance', '--outputStyle=static']),
    await section('What npm start does', ['run', 'tools:start', '--outputStyle=static']),
    await section("End to end: packages, a local registry, a stranger's workspace", ['run', 'tools:e2e', '--outputStyle=static']),
    await section('A release, from the edit of a spec to the installed package', ['run', 'tools:rehearse', '--outputStyle=static']),
  ];
  const tested = [...projects, ...apart].map((project) => ({ project, tally: readTally(root, project) }));
  const verdict = verdictOf(sections, tested, process.env['PLUGWRIGHT_REQUIRE_ALL'] === '1');
  say('\n=== Result\n');
  for (const line of [...leftOut, ...verdict.lines]) say(line);
  return verdict.ok;
}

process.on('SIGINT', () => undefined);
try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  say('0 passed, 1 failed');
  process.exitCode = 1;
}
