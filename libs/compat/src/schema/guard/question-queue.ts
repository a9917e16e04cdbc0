import { EngineProcess } from './engine-process.ts';
import { unanswered, type Answer, type Question, type Report } from './message.ts';

/** How long the process may take to start, in milliseconds; generous, for a busy machine is no fault of a schema. */
const START_MS = 60_000;

/** How many times its time a question may wait for the processor, where others hold it. */
const PATIENCE = 3;

/** What is left less than this is not waited for, in milliseconds. */
const HARDLY = 20;

/** Questions the process holds beside the one it decides, so that it never waits for the next. */
const AHEAD = 4;

interface Waiting {
  readonly question: Question;
  readonly text: string;
  readonly settle: (answer: Answer) => void;
}

/** Asks in order, one at a time, and watches the clock of the question at the head. */
export class QuestionQueue {
  readonly #entry: URL;
  readonly #timeoutMs: number;
  readonly #waiting: Waiting[] = [];
  #process: EngineProcess | undefined;
  #ready = false;
  #sent = 0;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(entry: URL, timeoutMs: number) {
    this.#entry = entry;
    this.#timeoutMs = timeoutMs;
  }

  ask(question: Question): Promise<Answer> {
    if (this.#closed) return Promise.resolve(unanswered(question, 'the guard was closed'));
    const text = textOf(question);
    if (text === undefined) return Promise.resolve(unanswered(question, 'the schemas are nested too deeply'));
    return new Promise((settle) => {
      this.#waiting.push({ question, text, settle });
      this.#advance();
    });
  }

  close(): void {
    this.#closed = true;
    this.#drop();
    for (const { question, settle } of this.#waiting.splice(0)) settle(unanswered(question, 'the guard was closed'));
  }

  /** Sends what may be sent and sets the clock for the head. */
  #advance(): void {
    if (this.#waiting.length === 0) {
      this.#process?.hold(false);
      return;
    }
    if (this.#process === undefined) {
      this.#process = this.#start();
      this.#watch(START_MS, 'the deciding process did not start');
    }
    this.#process.hold(true);
    if (!this.#ready) return;
    for (; this.#sent < Math.min(this.#waiting.length, 1 + AHEAD); this.#sent += 1) {
      const next = this.#waiting[this.#sent];
      if (next !== undefined) this.#process.ask(next.text);
    }
    if (this.#timer === undefined) this.#watchHead(this.#process, this.#timeoutMs, this.#process.computed(), performance.now());
  }

  #start(): EngineProcess {
    const started: EngineProcess = new EngineProcess(this.#entry, {
      report: (report) => {
        this.#hear(report);
      },
      gone: (how) => {
        this.#giveUp(`the deciding process ${how}`);
      },
    });
    return started;
  }

  #hear(report: Report): void {
    this.#unwatch();
    if ('ready' in report) this.#ready = true;
    else this.#settleHead((question) => ('answer' in report ? report.answer : unanswered(question, `the engine failed: ${report.failure}`)));
    this.#advance();
  }

  /** The head is what the process died of; the others are asked again in a fresh one. */
  #giveUp(reason: string): void {
    this.#drop();
    this.#settleHead((question) => unanswered(question, reason));
    this.#advance();
  }

  #settleHead(answerTo: (question: Question) => Answer): void {
    const head = this.#waiting.shift();
    this.#sent = Math.max(0, this.#sent - 1);
    head?.settle(answerTo(head.question));
  }

  #drop(): void {
    this.#unwatch();
    this.#process?.end();
    this.#process = undefined;
    this.#ready = false;
    this.#sent = 0;
  }

  /** On a busy machine the clock runs on while the process waits, so what it has computed counts, up to a patience. */
  #watchHead(decider: EngineProcess, afterMs: number, before: number | undefined, began: number): void {
    this.#timer = setTimeout(() => {
      const now = decider.computed();
      const left = before === undefined || now === undefined ? 0 : this.#timeoutMs - (now - before);
      const patience = PATIENCE * this.#timeoutMs - (performance.now() - began);
      if (Math.min(left, patience) > HARDLY) this.#watchHead(decider, Math.min(left, patience), before, began);
      else this.#giveUp(`undecided after ${String(this.#timeoutMs)} ms`);
    }, afterMs);
  }

  #watch(afterMs: number, reason: string): void {
    this.#timer = setTimeout(() => {
      this.#giveUp(reason);
    }, afterMs);
  }

  #unwatch(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

/** The question as it is sent; `undefined` where it is nested too deeply to be written. */
function textOf(question: Question): string | undefined {
  try {
    return JSON.stringify(question);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
