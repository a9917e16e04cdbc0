/** What a document may be at most; anything beyond is refused before it costs time. */
export const limits = {
  /** UTF-8 bytes of a document. */
  bytes: 1024 * 1024,
  /** Nodes that may be reached through aliases. */
  aliasedNodes: 10_000,
  /** Levels of nesting. */
  depth: 100,
  /** Characters of a `pattern`. */
  pattern: 512,
} as const;
