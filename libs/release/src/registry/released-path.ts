/** Folder of everything that was ever released; it is only added to. */
export const releasedFolder = 'registry/released';

/** Workspace-relative path of one released version of a document. */
export function releasedPath(kind: string, id: string, version: string): string {
  return `${releasedFolder}/${kind}/${id}/${version}.json`;
}
