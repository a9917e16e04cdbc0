/**
 * A copy of `value` as it would arrive on the other side of the wire: JSON and nothing else. Members that are
 * `undefined` fall away; nobody can reach into somebody else's value.
 * @throws TypeError for what JSON cannot carry (a cycle, a bigint).
 */
export function plain(value: unknown): unknown {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? undefined : (JSON.parse(text) as unknown);
}
