import { expect } from 'vitest';
import { treeDifference } from '../e2e/tree-digest.ts';
import type { Outcome } from '../running/command.ts';
import type { Workspace } from './workspace.ts';

const everything = ({ stdout, stderr }: Outcome): string => `${stdout}\n${stderr}`;

/** The codes of the findings that a command printed, in their order; warnings and errors alike. */
export function codesOf(outcome: Outcome): readonly string[] {
  return [...everything(outcome).matchAll(/ (?:error|warning|info) .* \[([a-z]+\/[a-z0-9-]+)\]$|^(?:error|warning|info) .* \[([a-z]+\/[a-z0-9-]+)\]$/gm)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
}

/** The lines that only a fault of ours prints: a frame of a stack, or the confession. */
export function stackLines(outcome: Outcome): readonly string[] {
  return everything(outcome)
    .split('\n')
    .filter((line) => /^\s+at .*(?:\d+:\d+\)?|node:internal.*)$/.test(line) || line.includes('This is a fault of Plugwright'));
}

/** A command that ended well; its output is in the message where it did not. */
export function expectDone(outcome: Outcome): void {
  expect(outcome.code, everything(outcome)).toBe(0);
}

/** A command that refused: exit code of a failure, exactly these findings, no stack. */
export function expectRefused(outcome: Outcome, codes: readonly string[]): void {
  expect(codesOf(outcome), everything(outcome)).toEqual(codes);
  expect(stackLines(outcome)).toEqual([]);
  expect([1, 2], everything(outcome)).toContain(outcome.code);
}

/** The paths that `work` created, changed or deleted. */
export async function changesOf(workspace: Workspace, work: () => Promise<unknown>): Promise<readonly string[]> {
  const before = workspace.digest();
  await work();
  return treeDifference(before, workspace.digest());
}
