import type { Duplex } from 'node:stream';
import type { SeenDenial } from '../driver.ts';
import { readLines } from '../lines.ts';
import type { LauncherPlan } from './plan.ts';

/** What a launch came to. */
export interface LaunchOutcome {
  readonly landlockAbi?: number | null;
  /** The program is being executed; what is not said within a moment did not happen. */
  readonly executing?: boolean;
  /** The program's process, as its own namespace numbers it. */
  readonly pid?: number;
  /** The program runs. */
  readonly executed?: boolean;
  /** The step that failed; the program was not executed then. */
  readonly failed?: string;
  readonly reason?: string;
}

/** How long a launcher that says it executes takes to say that it could not. */
const LAST_WORD_MS = 20;

function encoded(plan: LauncherPlan): Buffer {
  const json = Buffer.from(JSON.stringify(plan));
  const length = Buffer.allocUnsafe(4);
  length.writeUInt32BE(json.length);
  return Buffer.concat([length, json]);
}

function parsed(line: string): LaunchOutcome & Partial<SeenDenial> {
  try {
    return JSON.parse(line) as LaunchOutcome & Partial<SeenDenial>;
  } catch {
    return { failed: 'plan', reason: `the launcher said ${JSON.stringify(line.slice(0, 200))}` };
  }
}

/**
 * Hand plans to a launcher, outermost first, and hear what came of them: the outcome is known as soon as the plugin's own code can run. A launcher
 * that stands by the plugin goes on telling what was denied to it, until it ends.
 */
export function hand(channel: Duplex, plans: readonly LauncherPlan[], onDenied: (denial: SeenDenial) => void = () => undefined): Promise<LaunchOutcome> {
  channel.write(Buffer.concat(plans.map(encoded)));
  return new Promise((resolve) => {
    let outcome: LaunchOutcome = {};
    const settle = (): void => resolve(outcome);
    readLines(channel, (line) => {
      const { denied, ...said } = parsed(line);
      if (denied !== undefined) {
        onDenied({ ...said, denied });
        return;
      }
      outcome = { ...outcome, ...said };
      if (said.executed === true) settle();
      // Where others hold the launcher's end open, nobody sees that it is executed.
      else if (said.executing === true) setTimeout(settle, LAST_WORD_MS);
    });
    channel.on('error', settle);
    channel.on('close', settle);
    channel.on('end', () => {
      channel.destroy();
      settle();
    });
  });
}
