import type fc from 'fast-check';
import type { SchemaNode } from '../schema-node.ts';

/** How a shape has values made for the schemas inside it. */
export interface Inner {
  /** Values for a schema one step further in. */
  valuesOf(schema: unknown): fc.Arbitrary<unknown>;
  /** How many references have been followed: the more, the rarer what is optional. */
  readonly references: number;
  /** Recursion has gone deep enough: nothing that is not required. */
  readonly minimal: boolean;
}

/** Values of one JSON type; those that do not fit every keyword are sifted out later. */
export type Shape = (node: SchemaNode, inner: Inner) => fc.Arbitrary<unknown>;
