import { dottedQuad } from './ipv4.ts';

const group = '[0-9A-Fa-f]{1,4}';
const lastTwo = `(?:${group}:${group}|${dottedQuad})`;

/** `::` with up to `before` groups in front of it. */
function elided(before: number): string {
  return `(?:(?:${group}:){0,${String(before)}}${group})?::`;
}

const forms = [
  `(?:${group}:){6}${lastTwo}`,
  `::(?:${group}:){5}${lastTwo}`,
  `(?:${group})?::(?:${group}:){4}${lastTwo}`,
  `${elided(1)}(?:${group}:){3}${lastTwo}`,
  `${elided(2)}(?:${group}:){2}${lastTwo}`,
  `${elided(3)}${group}:${lastTwo}`,
  `${elided(4)}${lastTwo}`,
  `${elided(5)}${group}`,
  elided(6),
];

/** An IPv6 address as RFC 3986, appendix A has it (RFC 4291 without zones). */
export const ipv6 = `^(?:${forms.join('|')})$`;
