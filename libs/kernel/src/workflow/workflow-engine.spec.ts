import { DatabaseSync } from 'node:sqlite';
import { coreErrors, type ManifestOperation } from '@plugwright/manifest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coreCallError } from '../call-error.ts';
import type { Call } from '../routing/call.ts';
import { GroupCommit } from '../storage/sqlite/group-commit.ts';
import { SqliteWorkflowStore } from './sqlite-workflow-store.ts';
import { WorkflowEngine } from './workflow-engine.ts';
import type { WorkflowStore } from './workflow-store.ts';

/** `set` is idempotent by its key, `add` is not, `remove` undoes either. */
const find = (call: string): ManifestOperation | undefined =>
  /^shop\/(set|add|remove)$/.test(call) ? ({ effects: { reads: [], writes: [], idempotent: call !== 'shop/add' } } as unknown as ManifestOperation) : undefined;

function memoryStore(): SqliteWorkflowStore {
  const database = new DatabaseSync(':memory:');
  return new SqliteWorkflowStore(database, new GroupCommit(database));
}

function engineOver(store: WorkflowStore, call: (call: Call) => Promise<unknown>, turns: string[] = []): WorkflowEngine {
  return new WorkflowEngine({
    store,
    find,
    now: () => 1,
    backoffMs: 0,
    maxBytes: 10_000,
    later: (_, run) => void setImmediate(run),
    call,
    onTurn: (turn) => turns.push(turn),
  });
}

const stepOf = (id: string, operation: 'set' | 'add'): object => ({
  id,
  call: `shop/${operation}`,
  input: { step: id, value: { $from: '/input/value' } },
  compensate: { call: 'shop/remove', input: { step: id } },
});

describe('a workflow', () => {
  it('hands results on, and ends with its output', async () => {
    const store = memoryStore();
    const calls: Call[] = [];
    const engine = engineOver(store, (call) => {
      calls.push(call);
      return Promise.resolve({ sum: calls.length, echo: call.data });
    });
    const document = {
      workflow: 'two-steps',
      steps: [
        { id: 'one', call: 'shop/set', input: { list: [{ $from: '/input/items/0' }], 'a/b': 1 } },
        { id: 'two', call: 'shop/set', input: { first: { $from: '/steps/one/echo/list' }, run: { $from: '/run' } } },
      ],
      output: { sum: { $from: '/steps/two/sum' } },
    };
    const id = await engine.run(document, { items: ['x'] });
    await engine.settled(id);
    expect(calls.map(({ data }) => data)).toEqual([
      { list: ['x'], 'a/b': 1 },
      { first: ['x'], run: id },
    ]);
    expect(calls.map((call) => call.id)).toEqual([`${id}/one`, `${id}/two`]);
    expect(new Set(calls.map(({ traceparent }) => traceparent)).size).toBe(1);
    expect(store.read(id)).toMatchObject({
      status: 'completed',
      output: { sum: 2 },
      steps: [
        { id: 'one', state: 'done' },
        { id: 'two', state: 'done' },
      ],
    });
  });

  it('is undone in reverse where a step fails, with the reason', async () => {
    const store = memoryStore();
    const turns: string[] = [];
    const done: string[] = [];
    const engine = engineOver(
      store,
      ({ operation, data }) => {
        const { step } = data as { step: string };
        if (step === 'c') return Promise.reject(coreCallError('core/conflict', { reason: 'taken' }));
        done.push(`${operation} ${step}`);
        return Promise.resolve({});
      },
      turns,
    );
    const id = await engine.run({ workflow: 'w', steps: [stepOf('a', 'add'), stepOf('b', 'set'), stepOf('c', 'add')] }, { value: 1 });
    await engine.settled(id);
    expect(done).toEqual(['add a', 'set b', 'remove b', 'remove a']);
    expect(store.read(id)).toMatchObject({
      status: 'compensated',
      reason: `c: core/conflict: ${coreErrors['core/conflict'].message.replace('{reason}', 'taken')}`,
    });
    expect(turns).toEqual(['compensated']);
  });

  it('that cannot be undone waits for a person, and goes on when told', async () => {
    const store = memoryStore();
    let mended = false;
    const engine = engineOver(store, ({ operation, data }) => {
      if ((data as { step: string }).step === 'b') return Promise.reject(coreCallError('core/conflict', { reason: 'x' }));
      if (operation === 'remove' && !mended) return Promise.reject(coreCallError('core/conflict', { reason: 'held' }));
      return Promise.resolve({});
    });
    const id = await engine.run({ workflow: 'w', steps: [stepOf('a', 'add'), stepOf('b', 'add')] }, { value: 1 });
    await engine.settled(id);
    expect(store.read(id)?.status).toBe('stuck');
    expect(store.read(id)?.reason).toContain('a could not be undone');
    mended = true;
    expect([await engine.retry(id), await engine.retry('no such run')]).toEqual([true, false]);
    await engine.settled(id);
    expect(store.read(id)?.status).toBe('compensated');
  });

  it('is refused where it is none, with everything that is wrong', async () => {
    const engine = engineOver(memoryStore(), () => Promise.resolve({}));
    const wrong = async (document: unknown): Promise<string> => engine.run(document, {}).then(String, (error: unknown) => (error as Error).message);
    expect(await wrong([])).toContain('it must be a JSON object');
    expect(await wrong({ workflow: 'W', steps: [{ id: 'a', call: 'x', extra: 1 }] })).toMatch(
      /kebab-case.*unknown member "extra".*<plugin>\/<operation>.*input is missing/,
    );
    expect(await wrong({ workflow: 'w', steps: [{ id: 'a', call: 'shop/add', input: {} }] })).toContain(
      'shop/add is not idempotent, so it needs a compensation',
    );
    expect(await wrong({ workflow: 'w', steps: [{ id: 'a', call: 'shop/buy', input: { x: { $from: '/steps/b' } } }] })).toMatch(
      /no plugin offers shop\/buy.*\/steps\/b is neither/,
    );
    expect(await wrong({ workflow: 'w', steps: ['x'.repeat(20_000)] })).toContain('10000 bytes of JSON');
    const unsafe = { ...stepOf('a', 'add'), compensate: { call: 'shop/add', input: {} } };
    expect(await wrong({ workflow: 'w', steps: [unsafe, unsafe] })).toMatch(/compensation: shop\/add is not idempotent.*two steps have this id/);
  });

  it('reaches no prototype by its pointers', async () => {
    const store = memoryStore();
    const seen: unknown[] = [];
    const engine = engineOver(store, ({ data }) => {
      seen.push(data);
      return Promise.resolve({});
    });
    const document = JSON.parse(
      '{"workflow":"w","steps":[{"id":"a","call":"shop/set","input":{"__proto__":{"x":1}}},{"id":"b","call":"shop/set","input":{"$from":"/input/__proto__/constructor"}}]}',
    ) as unknown;
    const id = await engine.run(document, {});
    await engine.settled(id);
    expect(Object.hasOwn(seen[0] as object, '__proto__')).toBe(true);
    expect(store.read(id)).toMatchObject({
      status: 'compensated',
      reason: expect.stringContaining('there is nothing at /input/__proto__/constructor') as string,
    });
  });
});

/** What happens at one call of the world: it works, it fails, or the kernel dies before or after the work was done. */
const fate = fc.constantFrom('works', 'works', 'works', 'fails', 'breaks', 'dies before', 'dies after');
const never = new Promise<never>(() => undefined);

describe('a workflow whose kernel is killed again and again', () => {
  it('has been done as a whole or not at all, and no step twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('set', 'add'), { minLength: 1, maxLength: 4 }),
        fc.array(fate, { maxLength: 12 }),
        async (operations, fates) => {
          const database = new DatabaseSync(':memory:');
          const kept = new SqliteWorkflowStore(database, new GroupCommit(database));
          /** How often the work of each step stands in the world. */
          const world = new Map<string, number>();
          let turn = 0;
          let died: () => void = () => undefined;
          const live = (): { engine: WorkflowEngine; death: Promise<string> } => {
            let dead = false;
            const death = new Promise<string>((resolve) => {
              died = () => {
                dead = true;
                resolve('died');
              };
            });
            /** A dead kernel writes nothing any more. */
            const guarded = <T>(write: () => Promise<T>): Promise<T> => (dead ? never : write());
            const store: WorkflowStore = {
              create: (run) => guarded(() => kept.create(run)),
              change: (run, change) => guarded(() => kept.change(run, change)),
              step: (run, position, record, at) => guarded(() => kept.step(run, position, record, at)),
              read: (run) => kept.read(run),
              list: (limit) => kept.list(limit),
              open: () => kept.open(),
            };
            const engine = engineOver(store, ({ operation, data }) => {
              if (dead) return never;
              const { step } = data as { step: string };
              const now = fates[turn] ?? 'works';
              turn += 1;
              const work = (): void => void world.set(step, operation === 'remove' ? 0 : operation === 'set' ? 1 : (world.get(step) ?? 0) + 1);
              if (now === 'fails' && operation !== 'remove') return Promise.reject(coreCallError('core/conflict', { reason: 'no' }));
              if (now === 'breaks' || now === 'fails') return Promise.reject(coreCallError('core/unavailable', { what: 'shop' }));
              if (now !== 'dies before') work();
              if (now === 'works') return Promise.resolve({});
              died();
              return never;
            });
            return { engine, death };
          };
          let { engine, death } = live();
          const id = await engine.run({ workflow: 'w', steps: operations.map((operation, n) => stepOf(`s${String(n)}`, operation)) }, { value: 1 });
          while ((await Promise.race([death, engine.settled(id).then(() => 'settled')])) === 'died') {
            ({ engine, death } = live());
            engine.resume();
          }
          const status = kept.read(id)?.status;
          const counts = operations.map((_, n) => world.get(`s${String(n)}`) ?? 0);
          expect(['completed', 'compensated']).toContain(status);
          expect(counts).toEqual(operations.map(() => (status === 'completed' ? 1 : 0)));
          database.close();
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });
});
