import type { Json } from '@plugwright/spec';

/** What a cell rests on, strongest first: the suite ran, it ran on a stub of the other version, containment was proved, or only the range says so. */
export type Evidence = 'ran' | 'ran-on-stub' | 'proved' | 'declared';

/** What a cell says. The kinds follow the migration rule of Debian: a regression is told from a failure that was always there. */
export type CellVerdict =
  | { readonly kind: 'pass' }
  /** Tests that passed in the reference run, or that it did not know, and fail now. */
  | { readonly kind: 'regressed'; readonly tests: readonly string[] }
  /** Tests that failed once and passed when they ran again. */
  | { readonly kind: 'flaky'; readonly tests: readonly string[] }
  /** Nothing could be judged before this is there. */
  | { readonly kind: 'waiting'; readonly for: string }
  /** The engine could not decide, or the same tests failed in the reference run: a person has to say so. */
  | { readonly kind: 'needs-approval'; readonly reason: string; readonly rule?: string; readonly at?: string }
  | { readonly kind: 'incompatible'; readonly rule: string; readonly at: string; readonly message: string; readonly witness?: Json };

/** A version as the matrix names it: that of a release, or `head` for a working document that differs from its last release. */
export type VersionLabel = string;

/** One plugin version with one choice of what it depends on. */
export interface Cell {
  readonly plugin: { readonly id: string; readonly version: VersionLabel };
  /** The kernel and everything the plugin imports, by document id. */
  readonly with: Readonly<Record<string, VersionLabel>>;
  /** Every range of the plugin, as written or as an overlay corrects it, admits these versions. */
  readonly declared: boolean;
  /** This is the choice that a resolver makes: the newest admitted version of each. */
  readonly resolved: boolean;
  readonly evidence: Evidence;
  readonly verdict: CellVerdict;
  readonly digests: {
    /** SHA-256 over the plugin's tests; absent where none ran. */
    readonly suite?: string;
    /** SHA-256 over the plugin's document and those it is judged with. */
    readonly specs: string;
  };
}

/** `registry/matrix.json`; its JSON Schema is `schemas/matrix.schema.json`. */
export interface Matrix {
  readonly format: 'plugwright-matrix/v1';
  /** Sorted by plugin, version and what it is with. */
  readonly cells: readonly Cell[];
}

/** How a cell is called where a person reads it: `doc-index@1.0.0 with documents@1.1.0, kernel@head`. */
export function nameOf({ plugin, with: choice }: Pick<Cell, 'plugin' | 'with'>): string {
  const others = Object.entries(choice).map(([id, version]) => `${id}@${version}`);
  return `${plugin.id}@${plugin.version} with ${others.join(', ')}`;
}
