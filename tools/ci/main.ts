import { mkdirSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { baseCommit } from './base-commit.ts';
import { readOptions, usage, type CiOptions } from './options.ts';
import { reportOf } from './report.ts';
import { runLine, runSteps } from './run-steps.ts';
import { pullRequestSteps, type CiStep } from './steps.ts';

const root = join(import.meta.dirname, '..', '..');
const say = (text: string): boolean => process.stdout.write(text);

function optionsOf(args: readonly string[]): CiOptions | undefined {
  try {
    return readOptions(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return undefined;
  }
}

function environment(base: string, impact: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PATH: [join(root, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter),
    CI: 'true',
    NX_DAEMON: 'false',
    NX_TUI: 'false',
    NX_BASE: base,
    // Without a head, what is not committed counts, too, as it does for the impact.
    NX_HEAD: undefined,
    FINDINGS: 'pretty',
    IMPACT: impact,
  };
}

async function main(): Promise<number> {
  const options = optionsOf(process.argv.slice(2));
  if (options === undefined) return 3;
  if (options.help) {
    say(usage);
    return 0;
  }
  if (options.list) {
    for (const { name, run } of pullRequestSteps) say(`${name}\n  ${run}\n`);
    return 0;
  }
  const base = baseCommit(root, options.base);
  if ('problem' in base) {
    process.stderr.write(`${base.problem}\n`);
    return 3;
  }
  // npm runs scripts in the root; a path is meant from where it was typed.
  const impact = resolve(process.env['INIT_CWD'] ?? process.cwd(), options.impact);
  mkdirSync(dirname(impact), { recursive: true });
  say(`Compared with ${base.revision} (${base.commit.slice(0, 12)}).\n`);
  const env = environment(base.commit, impact);
  const run = (step: CiStep): Promise<number> => {
    say(`\n=== ${step.name}\n$ ${step.run}\n`);
    return runLine(step.run, root, env);
  };
  const results = await runSteps(pullRequestSteps, run, options);
  say(`\n=== Result\n${reportOf(results)}`);
  if (results.at(-1)?.code === 0) say(`The comment for the pull request: ${impact}\n`);
  if (results.some(({ code }) => code === 130)) return 130;
  return results.every(({ code }) => code === 0) ? 0 : 1;
}

// The steps end by themselves on Ctrl-C; the result is still told.
process.on('SIGINT', () => undefined);
process.exitCode = await main();
