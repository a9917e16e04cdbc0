import type { SharedMembers } from '@plugwright/spec';
import type { Comparison } from '../comparison.ts';
import { errorAdded } from '../rules/error/error-added.ts';
import { errorRemoved } from '../rules/error/error-removed.ts';
import { errorRenamed } from '../rules/error/error-renamed.ts';
import { compareErrorEntries } from './error-entry.ts';
import { compareGroup } from './group.ts';

const group = { added: errorAdded, removed: errorRemoved, renamed: errorRenamed };

/** Compare the errors that a document declares. */
export async function compareErrors(comparison: Comparison, old: SharedMembers, current: SharedMembers): Promise<void> {
  for (const [before, after] of compareGroup(comparison, 'error', old.errors, current.errors, group)) await compareErrorEntries(comparison, before, after);
}
