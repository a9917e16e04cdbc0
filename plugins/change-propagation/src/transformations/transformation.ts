import type { Transformation } from '../generated/types/change-propagation.ts';

/** What a transformation works on. */
export interface Work {
  /** Path of the source. */
  readonly path: string;
  readonly source: Uint8Array;
  /** The target as it stands; undefined where there is none. */
  readonly current: Uint8Array | undefined;
}

/** One kind of transformation. */
export interface TransformationKind<T> {
  /** Whether it decides the whole target; otherwise several may work on the same one, one after the other. */
  readonly whole: boolean;
  /** The bytes of the target. @throws Untransformable */
  readonly run: (transformation: T, work: Work) => Uint8Array;
}

/** The transformation of a kind. */
export type Of<K extends Transformation['kind']> = Extract<Transformation, { kind: K }>;
