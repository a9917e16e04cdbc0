import { type Matrix, type Overlay, readMatrix, readOverlays } from '@plugwright/compat';
import { diagnose } from '@plugwright/diagnostics';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure } from '../failure.ts';

const matrixFile = 'registry/matrix.json';
const overlaysFile = 'registry/overlays.json';

async function textOf(root: string, file: string): Promise<string | undefined> {
  try {
    return await readFile(join(root, file), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Failure([diagnose('matrix/unreadable', { file, reason: error instanceof Error ? error.message : 'it could not be opened' })]);
  }
}

/**
 * The committed matrix; undefined where there is none.
 * @throws Failure `matrix/unreadable`
 */
export async function committedMatrix(root: string): Promise<Matrix | undefined> {
  const text = await textOf(root, matrixFile);
  if (text === undefined) return undefined;
  const { value, diagnostics } = readMatrix(matrixFile, text);
  if (value === undefined) throw new Failure(diagnostics);
  return value;
}

/**
 * The corrections of published ranges; none where there is no file.
 * @throws Failure `matrix/unreadable`
 */
export async function overlaysOf(root: string): Promise<readonly Overlay[]> {
  const text = await textOf(root, overlaysFile);
  if (text === undefined) return [];
  const { value, diagnostics } = readOverlays(overlaysFile, text);
  if (value === undefined) throw new Failure(diagnostics);
  return value;
}

/** The text of a matrix: one cell a line, so that a change of one shows as one. */
function matrixText({ format, cells }: Matrix): string {
  const lines = cells.map((cell) => `    ${JSON.stringify(cell)}`);
  return `{\n  "format": ${JSON.stringify(format)},\n  "cells": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`;
}

/** Write the matrix under another name and put it in place whole. */
export async function writeMatrix(root: string, matrix: Matrix): Promise<boolean> {
  const text = matrixText(matrix);
  if ((await textOf(root, matrixFile)) === text) return false;
  const target = join(root, matrixFile);
  const temporary = `${target}.${process.pid}.tmp`;
  await mkdir(dirname(target), { recursive: true });
  try {
    await writeFile(temporary, text);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return true;
}
