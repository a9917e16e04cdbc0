import { parseArgs } from 'node:util';

/** Shown for a wrong flag and for `--help`. */
export const usage = `Usage: npm run soak -- [options]

  --minutes <n>      how long (default 30; less than 10 hardly proves anything)
  --results <folder> where soak.json goes (default tools/soak/results)

Memory that is alive after a collection of garbage, and handles, of the kernel and of two plugins are sampled under steady load, while two others are killed and
reloaded: every half second in the first quarter, in which V8 compiles what restarts run and nothing is judged, every ten seconds after it. Flat: the growth of no
figure is surely above 2% an hour, and for none is growth above 25% an hour possible. Resident memory is shown and not judged. What the kernel leaves on the
machine makes a run fail as well. Ctrl-C ends a run before its time, and what was seen is shown.

Example: npm run soak -- --minutes 60
`;

/**
 * What a run does.
 * @throws Error that names what is unknown or no positive number
 */
export function soakOptions(args: readonly string[]): { readonly minutes: number; readonly results: string | undefined } {
  const { values } = parseArgs({ args: [...args], options: { minutes: { type: 'string', default: '30' }, results: { type: 'string' } } });
  const minutes = Number(values.minutes);
  if (!(minutes > 0 && Number.isFinite(minutes))) throw new RangeError(`--minutes is a number above 0; "${values.minutes}" is not`);
  return { minutes, results: values.results };
}
