import { rules, type SpecChange } from '@plugwright/compat';

const titles = {
  input: 'valid before, refused now',
  output: 'possible now, not before',
  both: 'valid on one side only',
  none: 'such as',
} as const;

const directions: ReadonlyMap<string, keyof typeof titles> = new Map(rules.map(({ id, direction }) => [id, direction]));

/** What the witness of a change shows, by the way its values travel. */
export function witnessTitle({ rule }: SpecChange): string {
  return titles[directions.get(rule) ?? 'none'];
}

/** A witness as compact JSON; undefined where there is none. */
export function witnessText({ witness }: SpecChange): string | undefined {
  return witness === undefined ? undefined : JSON.stringify(witness);
}
