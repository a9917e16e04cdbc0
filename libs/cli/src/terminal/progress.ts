import { Presets, SingleBar } from 'cli-progress';
import type { Terminal } from './terminal.ts';

/** The progress of one piece of work. */
export interface Progress {
  /** How much is done, and of how much: the whole may grow. */
  update(done: number, total: number): void;
  /** The work has ended, or was given up. */
  end(): void;
}

function bar(label: string): Progress {
  const shown = new SingleBar(
    { format: `${label} {bar} {value}/{total}`, stream: process.stderr, hideCursor: false, clearOnComplete: false, gracefulExit: false, barsize: 30 },
    Presets.shades_classic,
  );
  let started = false;
  return {
    update(done, total) {
      if (!started) shown.start(total, done);
      started = true;
      shown.setTotal(total);
      shown.update(done);
    },
    end() {
      if (started) shown.stop();
    },
  };
}

/** A line for each tenth: readable in a log. */
function lines(label: string, terminal: Terminal): Progress {
  let tenth = -1;
  return {
    update(done, total) {
      const reached = total === 0 ? 10 : Math.floor((done * 10) / total);
      if (reached <= tenth) return;
      tenth = reached;
      terminal.err(`${label} ${done}/${total}\n`);
    },
    end: () => undefined,
  };
}

/** A bar where a person watches, a line for each tenth elsewhere; both on the accompanying output. */
export function progress(label: string, terminal: Terminal): Progress {
  return terminal.interactive ? bar(label) : lines(label, terminal);
}
