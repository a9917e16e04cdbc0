const longestPath = 512;
const longestSegment = 200;

/** Why a path may not name a file below the folder; undefined where it may. Nothing is looked up. */
export function pathProblem(path: string): string | undefined {
  if (path.length > longestPath) return `a path of more than ${String(longestPath)} characters`;
  // A backslash separates folders on some systems, and a colon names a drive or a stream there.
  if (/[\\:]|\p{Cc}|\p{Cs}/u.test(path)) return 'a path with a backslash, a colon or a control character';
  for (const segment of path.split('/')) {
    if (segment === '') return 'an absolute path, or one with an empty part';
    if (segment === '.' || segment === '..') return 'a path that leads out of the folder';
    if (segment.length > longestSegment) return `a name of more than ${String(longestSegment)} characters`;
    if (segment.startsWith('.plugwright-')) return 'a name that is kept for half-written files';
  }
  return undefined;
}
