import type { Model } from '@plugwright/spec';
import { emitCodeowners } from './artefacts/codeowners/codeowners.ts';
import { emitPortal } from './artefacts/portal/portal.ts';
import { emitRegistry } from './artefacts/registry/registry.ts';
import type { EmittedFile } from './emitted-file.ts';

/** Which of the files of a workspace are wanted. */
export interface WorkspaceFilesOptions {
  /** Whether this workspace has the portal, which reads `apps/docs/data`. */
  readonly portal: boolean;
}

/** The files that follow from all documents together: registry, CODEOWNERS, and what the portal reads. Sorted by path. */
export function emitWorkspaceFiles(model: Model, { portal }: WorkspaceFilesOptions): EmittedFile[] {
  const files = [...emitRegistry(model), ...emitCodeowners(model), ...(portal ? emitPortal(model) : [])];
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
