import { execFile } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import type { Machine } from './probe.ts';

// A JVM on a busy machine needs seconds to say its version.
const patienceMs = 15_000;

function firstLine(text: string): string {
  return (
    stripVTControlCharacters(text)
      .split(/\r?\n/)
      .find((line) => line.trim() !== '')
      ?.trim() ?? ''
  );
}

/** The machine that this process runs on. */
export function thisMachine(root: string, env: Machine['env']): Machine {
  return {
    env,
    root,
    platform: process.platform,
    ask: (program, args) =>
      new Promise((resolve) => {
        execFile(program, [...args], { timeout: patienceMs, env: { ...env }, maxBuffer: 1024 * 1024, windowsHide: true }, (error, stdout, stderr) => {
          resolve({ ok: error === null, line: firstLine(stdout) || firstLine(stderr) });
        });
      }),
  };
}
