import { spawn, type ChildProcess } from 'node:child_process';

/** How a command ended. */
export interface Outcome {
  /** Exit code; 124 where the time limit ended it, 127 where it could not be started. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
}

export interface CommandOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs: number;
  /** Sees the output while it comes. */
  readonly onOutput?: (text: string) => void;
}

const running = new Set<ChildProcess>();

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has already ended.
  }
}

/** Ends every command that is still running, with all its children. */
export function killRunning(): void {
  for (const child of running) killGroup(child, 'SIGKILL');
}

/** Starts a program in a process group of its own, so that ending it ends its children, too. */
export function startCommand(program: string, args: readonly string[], options: Omit<CommandOptions, 'timeoutMs'>): ChildProcess {
  const child = spawn(program, [...args], { cwd: options.cwd, env: { ...(options.env ?? process.env) }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  running.add(child);
  child.on('close', () => running.delete(child));
  return child;
}

/** Ends a started command: politely first, by force after two seconds. */
export async function stopCommand(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  killGroup(child, 'SIGTERM');
  const force = setTimeout(() => killGroup(child, 'SIGKILL'), 2000);
  await closed;
  clearTimeout(force);
}

/** Runs a program to its end, or to the time limit. Never rejects. */
export function runCommand(program: string, args: readonly string[], options: CommandOptions): Promise<Outcome> {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = startCommand(program, args, options);
    let stdout = '';
    let stderr = '';
    let timedOut = false;
    const limit = setTimeout(() => {
      timedOut = true;
      killGroup(child, 'SIGKILL');
    }, options.timeoutMs);
    const end = (code: number): void => {
      clearTimeout(limit);
      resolve({ code: timedOut ? 124 : code, stdout, stderr, ms: performance.now() - started });
    };
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      options.onOutput?.(text);
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      options.onOutput?.(text);
    });
    child.on('error', (error) => {
      stderr += error.message;
      running.delete(child);
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}
