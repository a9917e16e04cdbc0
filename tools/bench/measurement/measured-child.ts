import { runCommand } from '../../running/command.ts';

/** What a fresh process cost, and what it printed as its last line. */
export interface ChildCost {
  readonly seconds: number;
  /** Highest resident memory of the process, MiB, as it reported itself. */
  readonly peakMiB: number;
  readonly answer: Readonly<Record<string, number>>;
}

/** Runs a program of ours in a fresh Node process; it must print `reportCost(..)` as its last line. */
export async function measuredChild(program: string, args: readonly string[], cwd: string, timeoutMs = 15 * 60_000): Promise<ChildCost> {
  const outcome = await runCommand(process.execPath, [program, ...args], { cwd, timeoutMs });
  if (outcome.code !== 0) throw new Error(`${program} ended with ${outcome.code}\n${outcome.stdout.slice(-3000)}\n${outcome.stderr.slice(-3000)}`);
  const answer = JSON.parse(outcome.stdout.trim().split('\n').at(-1) ?? '{}') as Record<string, number>;
  const { peakMiB } = answer;
  if (peakMiB === undefined) throw new Error(`${program} did not report its cost`);
  return { seconds: outcome.ms / 1000, peakMiB, answer };
}

/** Prints the last line that `measuredChild` reads, with this process's peak memory (MiB) and processor time (seconds). */
export function reportCost(answer: Readonly<Record<string, number>>): void {
  const { user, system } = process.cpuUsage();
  process.stdout.write(`${JSON.stringify({ ...answer, peakMiB: process.resourceUsage().maxRSS / 1024, cpu: (user + system) / 1e6 })}\n`);
}
