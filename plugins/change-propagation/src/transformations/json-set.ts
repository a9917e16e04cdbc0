import { parseExact, stringifyLike } from './exact-json.ts';
import { stepsOf } from './pointer.ts';
import { bytesOf, textOf } from './text.ts';
import type { Of, TransformationKind } from './transformation.ts';
import { Untransformable } from './untransformable.ts';

type Container = Record<string, unknown>;

/** A number is an object here, too: it is kept as it was written. */
function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null && !(JSON as unknown as { isRawJSON(value: unknown): boolean }).isRawJSON(value);
}

function indexIn(list: readonly unknown[], step: string): number {
  const index = step === '-' ? list.length : Number(step);
  if (!/^(?:-|0|[1-9]\d{0,8})$/.test(step) || index > list.length) throw new Untransformable(`the target's list has no place "${step}"`);
  return index;
}

function valueAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const step of stepsOf(pointer)) {
    if (!isContainer(value) || !Object.hasOwn(value, step)) throw new Untransformable(`the source has nothing at "${pointer}"`);
    value = value[step];
  }
  return value;
}

function withValue(target: unknown, steps: readonly string[], value: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (Array.isArray(target)) {
    const index = indexIn(target, step);
    return target.toSpliced(index, 1, withValue(target[index], rest, value));
  }
  if (target !== undefined && !isContainer(target)) throw new Untransformable(`the target has a value in the way of "${step}"`);
  const members = Object.entries(target ?? {});
  const at = members.findIndex(([name]) => name === step);
  const set: [string, unknown] = [step, withValue(members[at]?.[1], rest, value)];
  // From entries, so that a member named __proto__ stays a member.
  return Object.fromEntries(at < 0 ? [...members, set] : members.with(at, set));
}

/** A value of the JSON source, set in the JSON target; all else of the target stays. */
export const jsonSet: TransformationKind<Of<'json-set'>> = {
  whole: false,
  run: ({ from, to }, { source, current }) => {
    const value = valueAt(parseExact(textOf(source, 'the source'), 'the source'), from);
    const text = current === undefined ? undefined : textOf(current, 'the target');
    const target = text === undefined ? undefined : parseExact(text, 'the target');
    return bytesOf(stringifyLike(withValue(target, stepsOf(to), value), text));
  },
};
