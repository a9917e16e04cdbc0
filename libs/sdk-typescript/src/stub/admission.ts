/** Runs at most so many pieces of work at a time, the others in the order in which they came. */
export interface Admission {
  /** Resolves when the work may begin, to the function that gives its place back (once). */
  enter(): Promise<() => void>;
}

/** Places for `max` pieces of work. */
export function createAdmission(max: number): Admission {
  const waiting: (() => void)[] = [];
  let free = Math.max(1, max);
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  const once = (): (() => void) => {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      leave();
    };
  };
  return {
    enter: () =>
      new Promise((resolve) => {
        const begin = (): void => {
          resolve(once());
        };
        if (free > 0) {
          free -= 1;
          begin();
        } else {
          waiting.push(begin);
        }
      }),
  };
}
