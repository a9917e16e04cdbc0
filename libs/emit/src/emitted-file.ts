/**
 * Whose text a file is. `machine`: overwritten whenever the spec says something else. `person`: written once at
 * most. `shared`: the machine owns what stands between its markers, a person the rest.
 */
export type Ownership = 'machine' | 'person' | 'shared';

/** One file that follows from the Model. */
export interface EmittedFile {
  /** Workspace-relative, with forward slashes. */
  readonly path: string;
  /** LF line ends, one at the end. For a shared file only what stands between the markers. */
  readonly text: string;
  readonly ownership: Ownership;
}
