import { diagnose } from '@plugwright/diagnostics';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { exitCode } from '../exit-code.ts';
import { Failure } from '../failure.ts';

function fileText(argument: string, cwd: string): string {
  const file = argument.slice(1);
  try {
    return readFileSync(resolve(cwd, file), 'utf8');
  } catch {
    throw new Failure([diagnose('cli/file-not-found', { file })], exitCode.usage);
  }
}

/**
 * The data of a call as it was typed: JSON, `@file` with JSON in it, `-` for the standard input; `{}` where there is none.
 * @throws Failure `cli/bad-json` or `cli/file-not-found`
 */
export async function readInput(argument: string | undefined, cwd: string): Promise<unknown> {
  if (argument === undefined) return {};
  const written = argument === '-' ? await text(process.stdin) : argument.startsWith('@') ? fileText(argument, cwd) : argument;
  try {
    return JSON.parse(written);
  } catch (error) {
    throw new Failure([diagnose('cli/bad-json', { reason: error instanceof Error ? error.message : String(error) })], exitCode.usage);
  }
}
