/** Beyond this many milliseconds somebody set the clock of the machine, or it slept. */
const MOST_DRIFT = 50;

let origin = performance.timeOrigin;

/** Milliseconds since the epoch with fractions, by a clock that does not jump where that of the machine does not. */
export function spanTime(): number {
  const fine = origin + performance.now();
  const coarse = Date.now();
  if (Math.abs(coarse - fine) <= MOST_DRIFT) return fine;
  origin += coarse - fine;
  return coarse;
}
