/** A name as a document id: lower case, words joined by single hyphens, `p-` in front of a leading digit. */
export function kebabId(name: string): string {
  const id = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return /^[0-9]/.test(id) ? `p-${id}` : id;
}
