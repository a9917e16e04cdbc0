import type { Schema } from '@plugwright/spec';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { createGuard, guardOver, type Guard } from './guard.ts';
import { QuestionQueue } from './question-queue.ts';

const failing = new URL('../../../testing/guard/failing-process.ts', import.meta.url);
const TIMEOUT_MS = 700;

let guard: Guard | undefined;

function failingGuard(): Guard {
  guard = guardOver(new QuestionQueue(failing, TIMEOUT_MS));
  return guard;
}

afterEach(() => {
  guard?.close();
});

async function reasonOf(asked: Guard, title: string): Promise<string> {
  const verdict = await asked.contains({ title }, true);
  expect(verdict.kind).toBe('unknown');
  return verdict.kind === 'unknown' ? verdict.reason : '';
}

describe('the guard', () => {
  it('answers in order', async () => {
    const asked = failingGuard();
    const titles = Array.from({ length: 20 }, (_, index) => `question ${String(index)}`);
    const settled: string[] = [];
    await Promise.all(titles.map(async (title) => settled.push(await reasonOf(asked, title))));
    expect(settled).toEqual(titles.map((title) => `answered ${title}`));
  });

  it('gives a question its time and no more, and the next one an answer', async () => {
    const asked = failingGuard();
    await reasonOf(asked, 'warm');
    const started = performance.now();
    const first = reasonOf(asked, 'spin').then((reason) => ({ reason, after: performance.now() - started }));
    const next = reasonOf(asked, 'next');
    const { reason, after } = await first;
    expect(reason).toBe('undecided after 700 ms');
    expect(after).toBeGreaterThan(TIMEOUT_MS - 50);
    expect(after).toBeLessThan(TIMEOUT_MS + 5_000);
    expect(await next).toBe('answered next');
  });

  it('outlives a process that aborts, with questions behind it', async () => {
    const asked = failingGuard();
    const answers = await Promise.all(['one', 'abort', 'two', 'abort', 'three'].map((title) => reasonOf(asked, title)));
    expect(answers).toEqual(['answered one', 'the deciding process died of SIGABRT', 'answered two', 'the deciding process died of SIGABRT', 'answered three']);
  });

  it('outlives a process that takes all memory', async () => {
    guard = guardOver(new QuestionQueue(failing, 50_000));
    const [hoarded, next] = await Promise.all([reasonOf(guard, 'hoard'), reasonOf(guard, 'next')]);
    expect(hoarded).toMatch(/^the deciding process (died of SIGABRT|ended with code 134)$/);
    expect(next).toBe('answered next');
  });

  it('says what the engine threw, in the same process', async () => {
    const asked = failingGuard();
    expect(await Promise.all([reasonOf(asked, 'throw'), reasonOf(asked, 'next')])).toEqual(['the engine failed: on purpose', 'answered next']);
  });

  it('answers at once what cannot be sent, and the next', async () => {
    const asked = failingGuard();
    let schema: Schema = { title: 'deep' };
    for (let depth = 0; depth < 100_000; depth += 1) schema = { not: schema };
    const deep = await asked.contains(schema, true);
    expect(deep).toEqual({ kind: 'unknown', pointer: '', reason: 'the schemas are nested too deeply' });
    expect(await reasonOf(asked, 'next')).toBe('answered next');
  });

  it('answers what is open when it is closed', async () => {
    const asked = failingGuard();
    const open = reasonOf(asked, 'spin');
    asked.close();
    expect(await open).toBe('the guard was closed');
    expect(await reasonOf(asked, 'late')).toBe('the guard was closed');
  });

  it('gives up on a process that does not start', async () => {
    guard = guardOver(new QuestionQueue(new URL('./missing.ts', import.meta.url), TIMEOUT_MS));
    expect(await reasonOf(guard, 'any')).toBe('the deciding process ended with code 1');
  });

  it('does not keep its own process alive', async () => {
    const script = `
      const { guardOver } = await import(${JSON.stringify(new URL('./guard.ts', import.meta.url).href)});
      const { QuestionQueue } = await import(${JSON.stringify(new URL('./question-queue.ts', import.meta.url).href)});
      const guard = guardOver(new QuestionQueue(new URL(${JSON.stringify(failing.href)}), 5000));
      console.log((await guard.contains({ title: 'last' }, true)).reason);
    `;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { timeout: 30_000 });
    expect(stdout).toBe('answered last\n');
  });

  it('leaves no process behind when its own is killed in the middle of a question', async () => {
    const script = `
      const { guardOver } = await import(${JSON.stringify(new URL('./guard.ts', import.meta.url).href)});
      const { QuestionQueue } = await import(${JSON.stringify(new URL('./question-queue.ts', import.meta.url).href)});
      const guard = guardOver(new QuestionQueue(new URL(${JSON.stringify(failing.href)}), 60_000));
      await guard.contains({ title: 'warm' }, true);
      void guard.contains({ title: 'spin' }, true);
      const { execFileSync } = await import('node:child_process');
      console.log(execFileSync('ps', ['-o', 'pid=', '--ppid', String(process.pid)], { encoding: 'utf8' }).trim().split('\\n')[0].trim());
      setTimeout(() => process.kill(process.pid, 'SIGKILL'), 200);
    `;
    const ran = promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { timeout: 30_000 });
    const killed: unknown = await ran.catch((error: unknown) => error);
    const child = Number((killed as { stdout: string }).stdout);
    expect(child).toBeGreaterThan(0);
    await expect.poll(() => isAlive(child), { timeout: 10_000, interval: 100 }).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('the guard over the engine', () => {
  it('answers as the engine does', async () => {
    guard = createGuard({ timeoutMs: 20_000 });
    expect(await guard.contains({ type: 'number' }, { type: 'integer' })).toEqual({ kind: 'yes' });
    const result = await guard.compare({ old: { type: 'number' }, new: { type: 'integer' }, direction: 'input' });
    expect(result.verdict).toBe('breaking');
  });
});

describe('the guard asked for a proof', () => {
  it('shows a witness only where two validators see it in the whole question', async () => {
    guard = createGuard();
    const question = { wider: { type: 'string', minLength: 2 }, narrower: { type: 'string' } };
    expect(await guard.prove(question, question)).toMatchObject({ kind: 'no', witness: '' });
    expect(await guard.prove(question, { wider: true, narrower: { type: 'string' } })).toMatchObject({ kind: 'unknown' });
    expect(await guard.prove({ wider: true, narrower: true }, question)).toEqual({ kind: 'yes' });
  });
});
