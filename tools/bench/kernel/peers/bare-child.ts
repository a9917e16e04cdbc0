import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findPython } from '@plugwright/kernel';
import type { Echo } from '../measure/echo-rounds.ts';
import { LineChannel } from './line-channel.ts';

interface Answer {
  readonly id: number;
  readonly text: string;
}

/** A child that answers lines of JSON and nothing more: what no host of child processes can be faster than. */
export interface BareChild extends Echo {
  readonly close: () => Promise<void>;
  readonly pid: number | undefined;
  readonly exited: Promise<void>;
}

const programs = { node: 'bare-child.js', python: 'bare-child.py' } as const;

// The interpreter that plugins get: what stands in the search path may be a script that looks for one at each start.
const found = await findPython();
/** What runs a bare program of a language. */
export const executables = { node: process.execPath, python: 'executable' in found ? found.executable : 'python3' } as const;

/** Start one. Its program is plain JavaScript or Python, so that nothing is compiled at its start. */
export function bareChild(language: keyof typeof programs): BareChild {
  const program = fileURLToPath(new URL(`../programs/${programs[language]}`, import.meta.url));
  const child = spawn(executables[language], language === 'node' ? [program] : ['-I', '-S', '-B', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const waiting = new Map<number, { readonly resolve: (text: string) => void; readonly reject: (error: Error) => void }>();
  const channel = new LineChannel(child.stdout, child.stdin, (message) => {
    const { id, text } = message as Answer;
    waiting.get(id)?.resolve(text);
    waiting.delete(id);
  });
  child.stdin.on('error', () => undefined);
  let last = 0;
  const exited = new Promise<void>((resolve) => {
    const end = (): void => {
      for (const { reject } of waiting.values()) reject(new Error('the bare child ended'));
      resolve();
    };
    child.once('exit', end);
    child.once('error', end);
  });
  return {
    pid: child.pid,
    exited,
    say: (text) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        channel.send({ id: last, text });
      }),
    async close() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
