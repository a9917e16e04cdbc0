import type { Bump } from '@plugwright/compat';
import type { Model, SpecDocument } from '@plugwright/spec';
import { declaresStable, stepVersion } from './step.ts';

/** Whether documents of a kind are released: plugins, contracts and the kernel; policies and gaps hold for the workspace only. */
export function isReleasedKind(kind: string): boolean {
  return kind === 'plugin' || kind === 'contract' || kind === 'kernel';
}

/** Whether the workspace itself writes a document, and not an installed package. */
export function isOwn({ source }: SpecDocument): boolean {
  return source.file.startsWith('specs/');
}

/**
 * The version that each document gets with the next release: its last one raised by the pending changesets; one that
 * was never released gets the version written, and one of an installed package keeps what is installed.
 */
export function nextVersions(model: Model, released: ReadonlyMap<string, string>, pending: ReadonlyMap<string, Bump>): Map<string, string> {
  const next = new Map<string, string>();
  for (const document of model.documents.values()) {
    const { id, kind, version: written } = document;
    if (!isReleasedKind(kind)) continue;
    const last = released.get(id);
    if (last === undefined || !isOwn(document)) next.set(id, written);
    else next.set(id, declaresStable(last, written) ? written : stepVersion(last, pending.get(id) ?? 'none'));
  }
  return next;
}
