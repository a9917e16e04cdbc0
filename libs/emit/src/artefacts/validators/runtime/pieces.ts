import { uriPattern } from './uri-pattern.ts';

interface Piece {
  readonly code: string;
  /** Pieces that the code uses. */
  readonly needs?: readonly string[];
}

/**
 * What Ajv's standalone code takes from `ajv/dist/runtime` and `ajv-formats`, as text to stand beside it, so that
 * a plugin ships no Ajv. Tests hold each piece against the original.
 */
const pieces: Readonly<Record<string, Piece>> = {
  ucs2length: {
    code: `function ucs2length(text) {
  let length = text.length;
  for (let index = 0; index < text.length - 1; index += 1) {
    if ((text.charCodeAt(index) & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00) {
      length -= 1;
      index += 1;
    }
  }
  return length;
}`,
  },
  equal: {
    code: `function equal(a, b) {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a !== a && b !== b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a)) return a.length === b.length && a.every((item, index) => equal(item, b[index]));
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
}`,
  },
  checkDate: {
    code: `function checkDate(text) {
  const parts = /^(\\d\\d\\d\\d)-(\\d\\d)-(\\d\\d)$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = [+parts[1], +parts[2], +parts[3]];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [0, 31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return month >= 1 && month <= 12 && day >= 1 && day <= days[month];
}`,
  },
  checkTime: {
    code: `function checkTime(text, zoned) {
  const parts = /^(\\d\\d):(\\d\\d):(\\d\\d(?:\\.\\d+)?)(z|([+-])(\\d\\d)(?::?(\\d\\d))?)?$/i.exec(text);
  if (!parts) return false;
  const [hour, minute, second] = [+parts[1], +parts[2], +parts[3]];
  const sign = parts[5] === '-' ? -1 : 1;
  const [zoneHour, zoneMinute] = [+(parts[6] || 0), +(parts[7] || 0)];
  if (zoneHour > 23 || zoneMinute > 59 || (zoned && !parts[4])) return false;
  if (hour <= 23 && minute <= 59 && second < 60) return true;
  const utcMinute = minute - zoneMinute * sign;
  const utcHour = hour - zoneHour * sign - (utcMinute < 0 ? 1 : 0);
  return (utcHour === 23 || utcHour === -1) && (utcMinute === 59 || utcMinute === -1) && second < 61;
}`,
  },
  checkDateTime: {
    code: `function checkDateTime(text, zoned) {
  const parts = text.split(/t|\\s/i);
  return parts.length === 2 && checkDate(parts[0]) && checkTime(parts[1], zoned);
}`,
    needs: ['checkDate', 'checkTime'],
  },
  formatDate: { code: 'const formatDate = { validate: checkDate };', needs: ['checkDate'] },
  formatTime: { code: 'const formatTime = { validate: (text) => checkTime(text, true) };', needs: ['checkTime'] },
  formatIsoTime: {
    code: 'const formatIsoTime = { validate: (text) => checkTime(text, false) };',
    needs: ['checkTime'],
  },
  formatDateTime: {
    code: 'const formatDateTime = { validate: (text) => checkDateTime(text, true) };',
    needs: ['checkDateTime'],
  },
  formatIsoDateTime: {
    code: 'const formatIsoDateTime = { validate: (text) => checkDateTime(text, false) };',
    needs: ['checkDateTime'],
  },
  formatUri: {
    code: `const uriPattern = ${uriPattern.toString()};\nconst formatUri = (text) => /[/:]/.test(text) && uriPattern.test(text);`,
  },
  formatRegex: {
    code: `function formatRegex(text) {
  if (/[^\\\\]\\\\Z/.test(text)) return false;
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}`,
  },
  formatByte: {
    code: 'const formatByte = (text) => /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/m.test(text);',
  },
  formatInt32: {
    code: 'const formatInt32 = { validate: (value) => Number.isInteger(value) && value <= 2147483647 && value >= -2147483648 };',
  },
  formatInt64: { code: 'const formatInt64 = { validate: (value) => Number.isInteger(value) };' },
  formatNumber: { code: 'const formatNumber = { validate: () => true };' },
};

/** Whether a piece of this name exists. */
export function isRuntimePiece(name: string): boolean {
  return Object.hasOwn(pieces, name);
}

/** The code of some pieces and of all that they need, each once, what is needed first. */
export function runtimeCode(names: Iterable<string>): string {
  const done = new Set<string>();
  const out: string[] = [];
  const add = (name: string): void => {
    const piece = pieces[name];
    if (piece === undefined || done.has(name)) return;
    done.add(name);
    for (const need of piece.needs ?? []) add(need);
    out.push(piece.code);
  };
  for (const name of [...names].sort()) add(name);
  return out.join('\n');
}
