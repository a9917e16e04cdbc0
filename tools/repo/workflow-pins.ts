import { parse } from 'yaml';

const pinned = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/;

function usesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(usesOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => (key === 'uses' && typeof member === 'string' ? [member] : usesOf(member)));
}

/** What is unsafe in a workflow: actions that are not pinned by a full commit, and no stated permissions. */
export function workflowProblems(text: string): readonly string[] {
  const workflow = parse(text) as { readonly permissions?: unknown };
  const loose = usesOf(workflow)
    .filter((uses) => !uses.startsWith('./') && !pinned.test(uses))
    .map((uses) => `${uses} is not pinned by a commit`);
  return [...loose, ...(workflow.permissions === undefined ? ['the workflow states no permissions'] : [])];
}
