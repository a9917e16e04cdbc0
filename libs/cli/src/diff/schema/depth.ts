/** Deeper than this no schema is sent to the deciding process: what writes it as JSON walks it on the stack. */
export const deepest = 2_000;

function membersOf(value: unknown): readonly unknown[] {
  return typeof value === 'object' && value !== null ? (Object.values(value) as readonly unknown[]) : [];
}

/** Whether a JSON value is nested deeper than that; looked at without the stack. */
export function tooDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true;
    level = level.flatMap(membersOf).filter((member) => typeof member === 'object' && member !== null);
  }
  return false;
}
