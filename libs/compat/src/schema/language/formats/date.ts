const long = '(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])';
const short = '(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)';
const february = '02-(?:0[1-9]|1[0-9]|2[0-8])';

/** Divisible by 4 and not by 100, or by 400. */
const leapYear = '(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)';

/** `full-date` of RFC 3339, with the days of each month and leap years. */
export const date = `^(?:[0-9]{4}-(?:${long}|${short}|${february})|${leapYear}-02-29)$`;
