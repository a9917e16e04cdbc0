import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { PeerAnswer, PeerQuestion } from './peer-process.ts';

/** What came of a call: an answer, a crash, or silence until the cap. */
export type GuardedAnswer = PeerAnswer | { readonly hung: true };

/** A peer in a process of its own, which is ended when it hangs and started anew when it died. */
export interface GuardedPeer {
  ask(question: PeerQuestion): Promise<GuardedAnswer>;
  close(): void;
}

const program = join(import.meta.dirname, 'peer-process.ts');

/** @param capMs how long a call may take; the start of the process is not counted, its first answer is allowed 5 s more */
export function guardedPeer(name: string, capMs: number): GuardedPeer {
  let child: ChildProcess | undefined;
  let warm = false;

  function ask(question: PeerQuestion): Promise<GuardedAnswer> {
    if (child === undefined) {
      child = fork(program, [name], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: ['--max-old-space-size=1024'], serialization: 'advanced' });
      warm = false;
    }
    const asked = child;
    return new Promise((resolve) => {
      const end = (given: GuardedAnswer): void => {
        clearTimeout(cap);
        asked.removeAllListeners();
        resolve(given);
      };
      const lose = (given: GuardedAnswer): void => {
        child = undefined;
        asked.kill('SIGKILL');
        end(given);
      };
      const cap = setTimeout(() => lose({ hung: true }), capMs + (warm ? 0 : 5000));
      asked.once('message', (given: PeerAnswer) => {
        warm = true;
        end(given);
      });
      asked.once('exit', (code, signal) => lose({ crashed: `the process ended (${String(signal ?? code)})` }));
      asked.once('error', (error) => lose({ crashed: error.message }));
      asked.send(question);
    });
  }

  return { ask, close: () => void child?.kill('SIGKILL') };
}
