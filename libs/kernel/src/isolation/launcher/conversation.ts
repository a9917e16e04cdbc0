import type { Duplex } from 'node:stream';
import type { LauncherPlan } from './plan.ts';

/** What a launch came to. */
export interface LaunchOutcome {
  readonly landlockAbi?: number | null;
  /** The program is being executed; what is not said within a moment did not happen. */
  readonly executing?: boolean;
  /** The step that failed; the program was not executed then. */
  readonly failed?: string;
  readonly reason?: string;
}

/** More is no report of a launcher. */
const MOST_CHARACTERS = 65_536;
/** How long a launcher that says it executes takes to say that it could not. */
const LAST_WORD_MS = 20;

function encoded(plan: LauncherPlan): Buffer {
  const json = Buffer.from(JSON.stringify(plan));
  const length = Buffer.allocUnsafe(4);
  length.writeUInt32BE(json.length);
  return Buffer.concat([length, json]);
}

function outcomeOf(lines: readonly string[]): LaunchOutcome {
  return lines.reduce<LaunchOutcome>((outcome, line) => {
    try {
      return { ...outcome, ...(JSON.parse(line) as LaunchOutcome) };
    } catch {
      return { ...outcome, failed: 'plan', reason: `the launcher said ${JSON.stringify(line.slice(0, 200))}` };
    }
  }, {});
}

/**
 * Hand plans to a launcher, outermost first, and hear what came of them. The launcher's end closes when its program is executed,
 * so the outcome is known as soon as the plugin's own code can run, and before that code can say anything here.
 */
export function hand(channel: Duplex, plans: readonly LauncherPlan[]): Promise<LaunchOutcome> {
  channel.write(Buffer.concat(plans.map(encoded)));
  return new Promise((resolve) => {
    let heard = '';
    const settle = (): void => resolve(outcomeOf(heard.split('\n').filter((line) => line !== '')));
    channel.setEncoding('utf8');
    channel.on('data', (text: string) => {
      heard += text;
      // A container's runtime holds the launcher's end open until the container ends.
      if (text.includes('"executing"')) setTimeout(settle, LAST_WORD_MS);
      if (heard.length > MOST_CHARACTERS) channel.destroy();
    });
    channel.on('error', settle);
    channel.on('close', settle);
    channel.on('end', () => {
      channel.destroy();
      settle();
    });
  });
}
