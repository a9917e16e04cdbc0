import type { Diagnostic } from '@plugwright/diagnostics';
import type { GateFacts, GateRule } from './gate-rule.ts';
import { bumpTooLow } from './rules/bump-too-low.ts';
import { earlyNotes } from './rules/early-notes.ts';
import { migrationNotes } from './rules/migration-notes.ts';
import { nextRanges } from './rules/next-ranges.ts';
import { writtenVersions } from './rules/written-versions.ts';

const rules: readonly GateRule[] = [writtenVersions, bumpTooLow, nextRanges, migrationNotes, earlyNotes];

/** Ask every rule of the gate. */
export function judge(facts: GateFacts): readonly Diagnostic[] {
  return rules.flatMap((rule) => rule(facts));
}
