import { plain } from './plain.ts';

/** A failure as it stands in a recording. */
export interface RecordedError {
  readonly code: string;
  readonly class: string;
  readonly retryable: boolean;
  readonly message: string;
  readonly details?: unknown;
}

/** One call with its answer. Plain JSON: it can be written to a file and replayed later. */
export interface StubRecord {
  /** Position among the beginnings and ends of all calls. */
  readonly seq: number;
  /** `in`: a call of the plugin; `out`: a call by the plugin; `control`: something a test did to the stub. */
  readonly direction: 'in' | 'out' | 'control';
  readonly method: string;
  /** `seq` of the call in whose course the plugin called. */
  readonly parent?: number;
  /** The topic of an event that was delivered. */
  readonly topic?: string;
  readonly from?: string;
  readonly timeoutMs?: number;
  /** Milliseconds since the epoch, virtual. */
  readonly time: number;
  readonly data?: unknown;
  /** What was streamed with the call, as far as it was read, an item each; absent where nothing was to be. */
  readonly upload?: readonly unknown[];
  /** Absent while the call is under way. */
  readonly end?: {
    readonly seq: number;
    readonly time: number;
    readonly data?: unknown;
    readonly error?: RecordedError;
    /** What was streamed to the caller before; absent for an operation without a download. */
    readonly items?: readonly unknown[];
    /** The caller left the items before they ended. */
    readonly left?: true;
  };
}

/** A call under way; `close` it with what came of it. */
export interface OpenRecord {
  readonly seq: number;
  close(outcome: Omit<NonNullable<StubRecord['end']>, 'seq' | 'time'>): void;
}

/** The list of everything that crossed the stub's boundary. */
export interface Recorder {
  readonly open: (start: Omit<StubRecord, 'seq' | 'time' | 'end'>) => OpenRecord;
  readonly records: () => readonly StubRecord[];
}

/** A recorder that takes the time from `now`. */
export function createRecorder(now: () => number): Recorder {
  const records: StubRecord[] = [];
  let next = 0;
  return {
    open(start) {
      const index = records.length;
      const opened: StubRecord = { seq: next++, ...start, time: now() };
      records.push(opened);
      return {
        seq: opened.seq,
        close(outcome) {
          // A crash ends a call before its handler notices; the first end counts.
          if (records[index] === opened) records[index] = { ...opened, end: { seq: next++, time: now(), ...outcome } };
        },
      };
    },
    records: () => plain(records) as StubRecord[],
  };
}
