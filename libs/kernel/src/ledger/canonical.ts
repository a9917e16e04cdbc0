/**
 * A JSON value as RFC 8785 writes it: members in order of their names by UTF-16 code units, no spaces. The values of a ledger are
 * plain, so ECMAScript's own texts of strings and numbers are those of the standard.
 * @throws TypeError for a number that JSON does not have
 */
export function canonical(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('a number that is not finite has no JSON');
    return Object.is(value, -0) ? '0' : String(value);
  }
  // A list of texts is the same in both, and long where many calls stand in one entry.
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string') ? JSON.stringify(value) : `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`a ${typeof value} has no JSON`);
  const object = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const name of Object.keys(object).sort()) {
    const member = object[name];
    if (member !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonical(member)}`;
  }
  return `{${text}}`;
}
