import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

interface Step {
  readonly path: string;
  readonly before: Buffer | undefined;
  /** Absent for a file to delete. */
  readonly staged?: string;
}

async function stage(root: string, file: string, text: string | undefined): Promise<Step> {
  const path = join(root, file);
  const before = await readFile(path).catch(() => undefined);
  if (text === undefined) return { path, before };
  await mkdir(dirname(path), { recursive: true });
  const staged = `${path}.${String(process.pid)}.tmp`;
  await writeFile(staged, text);
  return { path, before, staged };
}

async function restore({ path, before }: Step): Promise<void> {
  if (before === undefined) await rm(path, { force: true });
  else await writeFile(path, before);
}

/**
 * Write files below a folder, all or none: each under a temporary name first, then renamed. Undefined text deletes.
 * Resolves to what takes everything back.
 */
export async function writeAll(root: string, files: ReadonlyMap<string, string | undefined>): Promise<() => Promise<void>> {
  const steps: Step[] = [];
  const done: Step[] = [];
  const undo = async (): Promise<void> => {
    for (const step of done.toReversed()) await restore(step);
  };
  try {
    for (const [file, text] of files) steps.push(await stage(root, file, text));
    for (const step of steps) {
      if (step.staged === undefined) await rm(step.path, { force: true });
      else await rename(step.staged, step.path);
      done.push(step);
    }
  } catch (error) {
    await undo();
    throw error;
  } finally {
    for (const { staged } of steps) if (staged !== undefined) await rm(staged, { force: true });
  }
  return undo;
}
