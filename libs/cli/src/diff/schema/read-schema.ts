import { diagnose } from '@plugwright/diagnostics';
import type { Schema } from '@plugwright/spec';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { exitCode } from '../../exit-code.ts';
import { Failure } from '../../failure.ts';
import { git } from '../../git/git.ts';
import { missingRevision, commitOf } from '../../git/revision.ts';
import { parseExact, type NearNumbers } from './exact-numbers.ts';
import { notJson } from './plain.ts';
import { schemaProblem } from './question.ts';

function refuse(file: string, reason: string): Failure {
  return new Failure([diagnose('diff/unreadable-schema', { file, reason })], exitCode.usage);
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return (
    { ENOENT: 'it does not exist', EACCES: 'permission denied', EISDIR: 'it is a folder' }[code] ??
    (error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : 'it cannot be opened')
  );
}

/** The text of a blob at a revision; undefined where the name has not the form of one. */
async function blobText(cwd: string, name: string): Promise<string | undefined> {
  const colon = name.indexOf(':');
  if (colon < 1 || existsSync(resolve(cwd, name))) return undefined;
  const [revision, path] = [name.slice(0, colon), name.slice(colon + 1)];
  const commit = await commitOf(cwd, revision);
  if (commit === undefined) throw new Failure([await missingRevision(cwd, revision)], exitCode.usage);
  // Paths are as they were typed: relative to the folder, unless they say otherwise.
  const blob = await git(cwd, 'cat-file', 'blob', `${commit}:${path.startsWith('/') ? path.slice(1) : `./${path}`}`);
  if (blob.code !== 0) throw refuse(name, blob.problem.replace(/^fatal: /, ''));
  return blob.stdout;
}

async function sourceText(argument: string, cwd: string): Promise<string> {
  if (argument === '-') return textOf(process.stdin);
  const blob = await blobText(cwd, argument);
  if (blob !== undefined) return blob;
  try {
    return readFileSync(resolve(cwd, argument), 'utf8');
  } catch (error) {
    throw refuse(argument, reasonOf(error));
  }
}

async function parsedYaml(text: string): Promise<unknown> {
  const { parse } = await import('yaml');
  const value: unknown = parse(text, { logLevel: 'error' });
  const problem = notJson(value);
  if (problem !== undefined) throw new Error(problem);
  return value;
}

async function parsed(argument: string, written: string, nearly: NearNumbers): Promise<unknown> {
  const text = written.replace(/^\uFEFF/, '');
  const isYaml = /\.ya?ml$/i.test(argument);
  try {
    if (!isYaml) return parseExact(text, nearly);
  } catch (error) {
    // A file that says it is JSON, or begins like JSON, is explained as such.
    if (/\.json$/i.test(argument) || /^\s*[[{]/.test(text)) throw refuse(argument, reasonOf(error));
  }
  try {
    return await parsedYaml(text);
  } catch (error) {
    throw refuse(argument, reasonOf(error).replace(/:$/, ''));
  }
}

/**
 * Read a bare schema in JSON or YAML: a file, `<revision>:<path>` of git, or `-` for the standard input.
 * @param nearly gets the numbers that are not held exactly
 * @throws Failure where there is none
 */
export async function readSchema(argument: string, cwd: string, nearly: NearNumbers = new WeakMap()): Promise<Schema> {
  const value = await parsed(argument, await sourceText(argument, cwd), nearly);
  const problem = schemaProblem(value);
  if (problem !== undefined) throw refuse(argument, problem);
  return value as Schema;
}
