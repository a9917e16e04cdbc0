import { once } from 'node:events';
import { styleText } from 'node:util';
import { closeOutput } from './interruption.ts';
import { legible } from './printable.ts';

/** The styles that the commands use. */
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'cyan';

/** Wraps text in a style, where the stream shows colours; `NO_COLOR` and `FORCE_COLOR` are respected. */
export type Paint = (style: Style, text: string) => string;

/** What a command knows of the terminal that it was typed in. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What the command was asked for; a program may read it. */
  out(text: string): void;
  /** Resolves when the reader of the output has room for more. */
  taken(): Promise<void>;
  /** What accompanies it: progress, findings, errors. */
  err(text: string): void;
  readonly paint: Paint;
  readonly paintErr: Paint;
  /** Whether a person watches the accompanying output. */
  readonly interactive: boolean;
  /** Width in characters; 100 where the output is no terminal. */
  readonly columns: number;
}

function painterOf(stream: NodeJS.WriteStream): Paint {
  return (style, text) => styleText(style, text, { stream });
}

/** Write to a stream; what a person sees of it cannot steer the terminal. */
function writerOf(stream: NodeJS.WriteStream): (text: string) => void {
  return (text) => void stream.write(stream.isTTY ? legible(text) : text);
}

/** Whether a painter paints at all. */
export function colours(paint: Paint): boolean {
  return paint('bold', 'x') !== 'x';
}

/**
 * The terminal of this process. A reader that went away (`plugwright graph | head -1`) ends the command quietly.
 */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      closeOutput();
    });
  }
  return {
    cwd: process.cwd(),
    env: process.env,
    out: writerOf(process.stdout),
    taken: async () => {
      if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
    },
    err: writerOf(process.stderr),
    paint: painterOf(process.stdout),
    paintErr: painterOf(process.stderr),
    interactive: process.stderr.isTTY,
    columns: process.stdout.isTTY ? process.stdout.columns : 100,
  };
}
