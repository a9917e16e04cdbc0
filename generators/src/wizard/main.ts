/**
 * `npm run create-plugin`: asks for what a spec needs, shows what would be written, and runs the generators. Nothing is
 * written before the last answer, so leaving at any question leaves nothing.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cancel, confirm, intro, isCancel, log, outro, spinner } from '@clack/prompts';
import { nxArguments, scriptedCommands, type Answers } from './answers.ts';
import { ask, Cancelled } from './questions.ts';
import { runNx, type NxRun } from './run-nx.ts';

async function nxWithSpinner(message: string, args: readonly string[], root: string): Promise<NxRun> {
  const wait = spinner();
  wait.start(message);
  const run = await runNx(args, root);
  wait.stop(run.code === 0 ? message : `${message}: failed`);
  return run;
}

async function create(answers: Answers, root: string): Promise<number> {
  const plan = await nxWithSpinner('Planning', nxArguments(answers, { dryRun: true }), root);
  log.message(plan.output.trim());
  if (plan.code !== 0) return plan.code;
  const agreed = await confirm({ message: 'Write these files?' });
  if (isCancel(agreed) || !agreed) throw new Cancelled();
  const run = await nxWithSpinner('Writing', nxArguments(answers, { dryRun: false }), root);
  if (run.code !== 0) {
    log.error(run.output.trim());
    return run.code;
  }
  outro(`Done. Write the handlers in plugins/${answers.id}/src/handlers, then run: npx nx test ${answers.id}`);
  return 0;
}

async function main(root: string): Promise<number> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    process.stderr.write(`The wizard needs a terminal. Without one, run:\n${scriptedCommands.map((command) => `  ${command}\n`).join('')}`);
    return 2;
  }
  intro('A new plugin');
  try {
    return await create(await ask((id) => existsSync(join(root, 'specs', 'plugins', `${id}.plugin.yaml`))), root);
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    cancel('Nothing was written.');
    return 130;
  }
}

process.exitCode = await main(process.cwd());
