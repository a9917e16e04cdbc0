import type { Model } from '@plugwright/spec';

/** One of the two states that are compared. */
export interface Side {
  /** As the reader knows it: `HEAD~1`, `the working tree`, `specs/plugins/a.plugin.yaml`. */
  readonly label: string;
  /** What stands before a file's name in places: the revision, where the file is not the one on disk. */
  readonly prefix: string;
  readonly model: Model;
  /** Only this document is compared. */
  readonly document?: string;
  /** The model that a document was released in, where it is not `model`. */
  readonly baselineOf?: (id: string) => Model | undefined;
  /** Files of the specs that are not committed, where that matters. */
  readonly uncommitted?: number;
}

/** Where the command was typed, and the workspace around it. */
export interface Surroundings {
  readonly cwd: string;
  /** The workspace; undefined outside of any. */
  readonly root: string | undefined;
}
