import type remarkParse from 'remark-parse';
import type { Plugin } from 'unified';

/** The root of a Markdown tree, as the parser declares it. */
export type Root = typeof remarkParse extends Plugin<never[], string, infer Tree> ? Tree : never;

/** Any node of the tree. */
export type Node = Root | Root['children'][number];

/** A node with children. */
export type Parent = Extract<Node, { children: unknown[] }>;
