/**
 * Whether what changed is a release, after which no changeset is left to ask for: something new stands in the registry
 * and no changeset came. That none went proves nothing: it may have come and gone in between, and a first release needs
 * none. The gate says whether the registry is right.
 * @param changed what `git diff --name-status --no-renames -z` prints of `.changeset` and `registry/released`
 */
export function isRelease(changed: string): boolean {
  const fields = changed.split('\0');
  const changes: { readonly status: string; readonly path: string }[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) changes.push({ status: fields[index] ?? '', path: fields[index + 1] ?? '' });
  const changesets = changes.filter(({ path }) => /^\.changeset\/[^/]+\.md$/.test(path) && path !== '.changeset/README.md');
  const added = changes.some(({ status, path }) => status === 'A' && /^registry\/released\/.+\.json$/.test(path));
  return added && changesets.every(({ status }) => status === 'D');
}
