import type { TestProject } from 'vitest/node';
import { copyOfThis } from './workspace.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the copy that every test file copies again. */
    readonly base: string;
  }
}

/**
 * Copies the workspace once. `nx sync` there first: whether the committed files are up to date is another check's
 * question, and every test here would repeat its answer.
 */
export default async function baseCopy(project: TestProject): Promise<() => void> {
  const base = copyOfThis();
  const synced = await base.nx('sync');
  if (synced.code !== 0) {
    base.discard();
    throw new Error(`nx sync does not succeed in a copy of the workspace\n${synced.stdout}\n${synced.stderr}`);
  }
  base.commit('nx sync');
  project.provide('base', base.root);
  return () => base.discard();
}
