/**
 * Formats that are more than one regular expression, by the piece that checks them. Ajv prints the others
 * as literals.
 */
export const formatPieces: Readonly<Record<string, string>> = {
  date: 'formatDate',
  time: 'formatTime',
  'date-time': 'formatDateTime',
  'iso-time': 'formatIsoTime',
  'iso-date-time': 'formatIsoDateTime',
  uri: 'formatUri',
  regex: 'formatRegex',
  byte: 'formatByte',
  int32: 'formatInt32',
  int64: 'formatInt64',
  float: 'formatNumber',
  double: 'formatNumber',
};
