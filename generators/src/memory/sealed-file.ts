import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { digestOf } from './digest.ts';

/** Whether nothing is to be remembered, by the wish of the user. */
export function isForgetful(env: NodeJS.ProcessEnv = process.env): boolean {
  return env['PLUGWRIGHT_NO_CACHE'] === '1';
}

/**
 * Read a value of JSON that {@link writeSealed} wrote for the same key. The file ends in its own digest, so half of
 * one, an edited one or one of another version is none.
 */
export function readSealed(file: string, key: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const end = text.lastIndexOf('\n');
  const body = text.slice(0, Math.max(end, 0));
  if (!body.startsWith(`${key}\n`) || text.slice(end + 1) !== digestOf(body)) return undefined;
  return JSON.parse(body.slice(key.length + 1));
}

/** Write one, whole or not at all. What cannot be written costs time and nothing else, so a failure is no error. */
export function writeSealed(file: string, key: string, value: unknown): void {
  const body = `${key}\n${JSON.stringify(value)}`;
  const temporary = `${file}.${String(process.pid)}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, `${body}\n${digestOf(body)}`);
    // What was written just before is told by this machine's clock: a file system with another one is not believed.
    if (Math.abs(statSync(temporary).ctimeMs - Date.now()) < 1000) renameSync(temporary, file);
    else rmSync(temporary, { force: true });
  } catch {
    removeQuietly(temporary);
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The folder cannot be written: there is nothing to clean up.
  }
}
