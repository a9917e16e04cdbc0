import semver from 'semver';

const months = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day >= 1 && day <= (month === 2 && !leap ? 28 : (months[month - 1] ?? 0));
}

/** The formats that the meta-schemas name, each with what a text of it is; patterns have a rule of their own. */
export const metaFormats: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ['version-range', (text: string) => semver.validRange(text) !== null],
  ['calendar-date', isCalendarDate],
  ['schema-pattern', () => true],
]);
