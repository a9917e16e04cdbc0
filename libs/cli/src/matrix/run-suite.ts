import type { SuiteRun } from '@plugwright/compat';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A suite that takes longer than this hangs. */
const longestMs = 10 * 60_000;

/** What vitest's JSON reporter writes, as far as it is read here. */
interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** The program of vitest, as the workspace has it installed. */
function vitestOf(root: string): string | undefined {
  try {
    const file = createRequire(join(root, 'package.json')).resolve('vitest/package.json');
    return join(dirname(file), 'vitest.mjs');
  } catch {
    return undefined;
  }
}

function tally(report: Report, folder: string): SuiteRun {
  const failed: string[] = [];
  let passed = 0;
  for (const file of report.testResults) {
    const name = file.name.startsWith(`${folder}/`) ? file.name.slice(folder.length + 1) : file.name;
    for (const test of file.assertionResults) {
      if (test.status === 'passed') passed += 1;
      else if (test.status === 'failed') failed.push(`${name}: ${test.fullName}`);
    }
    if (file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed')) failed.push(name);
  }
  return { failed, passed };
}

function ended(program: string, args: readonly string[], cwd: string, signal: AbortSignal | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const timeout = AbortSignal.timeout(longestMs);
    const child = spawn(process.execPath, [program, ...args], {
      cwd,
      env: { ...process.env, FORCE_COLOR: '0', CI: 'true' },
      stdio: ['ignore', 'ignore', 'pipe'],
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors = `${errors}${text}`.slice(-4000);
    });
    child.on('error', reject);
    child.on('close', () => resolve(errors));
  });
}

/**
 * Run tests of a plugin and count them.
 * @param filters parts of file names; only these test files run
 * @returns one failure named after the folder where vitest is missing or ended without a report
 */
export async function runSuite(root: string, pluginFolder: string, filters: readonly string[], signal?: AbortSignal): Promise<SuiteRun> {
  const program = vitestOf(root);
  if (program === undefined) return { failed: ['vitest is not installed in this workspace'], passed: 0 };
  const reports = await mkdtemp(join(tmpdir(), 'plugwright-matrix-'));
  try {
    const outputFile = join(reports, 'report.json');
    const errors = await ended(program, ['run', '--coverage.enabled=false', '--reporter=json', `--outputFile=${outputFile}`, ...filters], pluginFolder, signal);
    const text = await readFile(outputFile, 'utf8').catch(() => undefined);
    if (text === undefined) return { failed: [`the suite could not be run: ${errors.trim().split('\n').at(-1) ?? 'no report'}`], passed: 0 };
    return tally(JSON.parse(text) as Report, pluginFolder);
  } finally {
    await rm(reports, { recursive: true, force: true });
  }
}
