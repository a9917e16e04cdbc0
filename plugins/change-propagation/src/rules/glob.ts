/** Whether one path segment fits a pattern of `*` and `?`, in time proportional to the product of their lengths. */
function segmentFits(pattern: string, segment: string): boolean {
  const [wanted, given] = [Array.from(pattern), Array.from(segment)];
  let [at, from] = [0, 0];
  let star = -1;
  let retry = 0;
  while (from < given.length) {
    if (wanted[at] === '*') {
      star = at++;
      retry = from;
    } else if (at < wanted.length && (wanted[at] === '?' || wanted[at] === given[from])) {
      at++;
      from++;
    } else if (star >= 0) {
      at = star + 1;
      from = ++retry;
    } else return false;
  }
  while (wanted[at] === '*') at++;
  return at === wanted.length;
}

/**
 * Whether a path fits a glob: `*` and `?` within a segment, `**` for any number of whole segments, also none.
 * Everything else is literal. The time is polynomial, whatever the glob.
 */
export function globFits(glob: string, path: string): boolean {
  const wanted = glob.split('/');
  const given = path.split('/');
  // reach[n]: the segments of the glob so far can take exactly the first n segments of the path.
  let reach = given.map(() => false);
  reach = [true, ...reach];
  for (const pattern of wanted) {
    const next = reach.map(() => false);
    for (let taken = 0; taken <= given.length; taken++) {
      if (pattern === '**') next[taken] = (reach[taken] ?? false) || (taken > 0 && (next[taken - 1] ?? false));
      else if (taken > 0) next[taken] = (reach[taken - 1] ?? false) && segmentFits(pattern, given[taken - 1] ?? '');
    }
    reach = next;
  }
  return reach[given.length] ?? false;
}
