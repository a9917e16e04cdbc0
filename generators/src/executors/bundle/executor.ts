import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import type { BuildResult, Message } from 'esbuild';
import { colourWanted } from '../../workspace/colour.ts';
import { loadEsbuild, withoutEsbuild, type Esbuild } from './load-esbuild.ts';
import type { BundleOptions } from './schema.d.ts';

// Packages written as CommonJS call `require` for Node's own modules; an ESM bundle has none.
const banner = "import { createRequire as plugwrightCreateRequire } from 'node:module'; const require = plugwrightCreateRequire(import.meta.url);";

function isBuildFailure(error: unknown): error is { readonly errors: Message[]; readonly warnings: Message[] } {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}

function bundle({ build }: Esbuild, projectFolder: string, entry: string, outFile: string): Promise<BuildResult<{ write: false }>> {
  return build({
    absWorkingDir: projectFolder,
    entryPoints: [entry],
    outfile: outFile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    sourcemap: 'linked',
    charset: 'utf8',
    legalComments: 'linked',
    banner: { js: banner },
    logLevel: 'silent',
    write: false,
  });
}

async function report({ formatMessages }: Esbuild, kind: 'error' | 'warning', messages: Message[]): Promise<void> {
  if (messages.length === 0) return;
  for (const text of await formatMessages(messages, { kind, color: colourWanted() })) process.stderr.write(text);
}

/**
 * Bundle a plugin, the SDK included, to one file. A failed build leaves the last good bundle in place.
 * @returns success, as Nx wants it; the reasons for a failure are on standard error.
 */
export default async function bundlePlugin(options: BundleOptions, context: ExecutorContext): Promise<{ success: boolean }> {
  const root = context.projectsConfigurations.projects[context.projectName ?? '']?.root;
  if (root === undefined) {
    process.stderr.write('The executor @plugwright/nx:bundle needs a project: run `npx nx build <plugin>`.\n');
    return { success: false };
  }
  const esbuild = await loadEsbuild();
  if (esbuild === undefined) {
    process.stderr.write(withoutEsbuild());
    return { success: false };
  }
  try {
    const { outputFiles, warnings } = await bundle(esbuild, join(context.root, root), options.entry ?? 'src/main.ts', options.outFile ?? 'dist/main.js');
    await report(esbuild, 'warning', warnings);
    for (const { path, contents } of outputFiles) {
      mkdirSync(dirname(path), { recursive: true });
      const temporary = `${path}.${String(process.pid)}.tmp`;
      writeFileSync(temporary, contents);
      renameSync(temporary, path);
    }
    return { success: true };
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    await report(esbuild, 'error', error.errors);
    return { success: false };
  }
}
