import type { Json } from '@plugwright/spec';

const longest = 60;

/** A value for people: its JSON, cut where it is long. */
export function shownValue(value: Json | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest - 3)}...` : text;
}
