import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { numbered, type Streamer } from '../measure/stream-rounds.ts';
import { executables } from './bare-child.ts';
import { LineChannel } from './line-channel.ts';

const programs = { node: 'bare-stream.js', python: 'bare-stream.py' } as const;

/** So much is written at a time. */
const ENOUGH = 64 * 1024;

/** A child that writes lines of JSON to a pipe, or reads them, and nothing more: what no stream of items through a host can be faster than. */
export function bareStream(language: keyof typeof programs): Streamer {
  const program = fileURLToPath(new URL(`../programs/${programs[language]}`, import.meta.url));
  const child = spawn(executables[language], language === 'node' ? [program] : ['-I', '-S', '-B', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  let came = 0;
  let ended: (items: number) => void = () => undefined;
  const channel = new LineChannel(child.stdout, child.stdin, (message) => {
    const { end, number } = message as { readonly end?: number; readonly number?: number };
    if (end !== undefined) ended(end);
    else if (number === came) came += 1;
  });
  const answered = (): Promise<number> => new Promise((resolve) => (ended = resolve));
  return {
    async download(items, size) {
      came = 0;
      const end = answered();
      channel.send({ list: items, size });
      await end;
      return came;
    },
    async upload(items, size) {
      const end = answered();
      let lines = `{"collect":${String(items)}}\n`;
      for (const item of numbered(items, size)) {
        lines += `${JSON.stringify(item)}\n`;
        if (lines.length < ENOUGH) continue;
        if (!child.stdin.write(lines)) await once(child.stdin, 'drain');
        lines = '';
      }
      child.stdin.write(lines);
      return end;
    },
    async close() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
