import type { StubFault } from './stub-types.ts';

/** The faults that a test has set, by method. */
export interface Faults {
  set(method: string, fault: StubFault): void;
  /** Every fault that hits this call of the method, in the order in which they were set. */
  take(method: string): readonly StubFault[];
}

interface Armed {
  readonly method: string;
  readonly fault: StubFault;
  spare: number;
  left: number;
}

/** No faults at first. */
export function createFaults(): Faults {
  const armed: Armed[] = [];
  return {
    set(method, fault) {
      const always = 'crash' in fault ? 1 : Number.POSITIVE_INFINITY;
      armed.push({ method, fault, spare: fault.after ?? 0, left: fault.times ?? always });
    },
    take(method) {
      const hits: StubFault[] = [];
      for (const one of armed) {
        if (one.method !== method || one.left <= 0) continue;
        if (one.spare > 0) {
          one.spare -= 1;
        } else {
          one.left -= 1;
          hits.push(one.fault);
        }
      }
      return hits;
    },
  };
}
