import type * as esbuild from 'esbuild';
import { diagnose, renderPretty } from '@plugwright/diagnostics';
import { colourWanted } from '../../workspace/colour.ts';

/** The bundler's module. */
export type Esbuild = typeof esbuild;

const absent = new Set<unknown>(['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND']);

/** The bundler, loaded when a build needs it; undefined where it is not installed. */
export async function loadEsbuild(load: () => Promise<Esbuild> = () => import('esbuild')): Promise<Esbuild | undefined> {
  try {
    return await load();
  } catch (error) {
    if (error instanceof Error && 'code' in error && absent.has(error.code)) return undefined;
    throw error;
  }
}

/** What a build says where the bundler is missing. */
export function withoutEsbuild(): string {
  const finding = diagnose('workspace/missing-toolchain', { tool: 'The npm package esbuild', purpose: 'bundling a plugin', command: 'npm install' });
  return `${renderPretty([finding], { source: () => undefined, colour: colourWanted() })}\n`;
}
