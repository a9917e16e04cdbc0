/** The kinds of document that have a project of their own. */
export type ProjectKind = 'plugin' | 'contract' | 'kernel';

/** What the path of a spec file says, without opening it. */
export interface SpecFile {
  /** Workspace-relative path with forward slashes. */
  readonly path: string;
  readonly kind: ProjectKind;
  /** Id by the file's name; `check` refuses a document whose own id differs. */
  readonly id: string;
  /** Root of the project that belongs to it. */
  readonly root: string;
}

const specPath = /^specs\/(?:[^/]+\/)*([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\.(plugin|contract|kernel)\.yaml$/;

/** Root of the project of a document, such as `plugins/doc-index` or `libs/contracts/core`. */
export function projectRootOf(kind: ProjectKind, id: string): string {
  return kind === 'plugin' ? `plugins/${id}` : `libs/contracts/${id}`;
}

/**
 * Read kind and id from a path such as `specs/plugins/doc-index.plugin.yaml`; undefined for every other file.
 * Nothing is parsed, so a malformed spec never breaks the project graph.
 */
export function readSpecPath(path: string): SpecFile | undefined {
  // Ids are short; the bound keeps a hostile path from costing time in the pattern.
  if (path.length > 512) return undefined;
  const match = specPath.exec(path);
  const id = match?.[1];
  const kind = match?.[2] as ProjectKind | undefined;
  if (id === undefined || kind === undefined) return undefined;
  return { path, kind, id, root: projectRootOf(kind, id) };
}
