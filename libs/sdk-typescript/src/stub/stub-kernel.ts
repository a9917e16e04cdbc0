import { dropUnknown, subscribersOf } from '@plugwright/manifest';
import type { Streaming } from '../context.ts';
import { configureAtStart } from './configure.ts';
import { configureNow, crashNow } from './control.ts';
import { startInstance } from './crash.ts';
import type { StubDeclaration } from './declaration.ts';
import { failure } from './failure.ts';
import { createFaults } from './faults.ts';
import type { Host } from './host.ts';
import { callIn } from './inbound.ts';
import { StubMisuse } from './misuse.ts';
import { createCaller } from './outbound.ts';
import { methodsOf } from './methods.ts';
import { createRecorder } from './record.ts';
import { replayRun } from './replay-run.ts';
import { newLocks } from './services/locks.ts';
import { seededIds, seededRandom } from './seeded.ts';
import type { StubCallOptions, StubKernel, StubOptions } from './stub-types.ts';
import { createVirtualClock } from './virtual-clock.ts';

const START = Date.UTC(2025, 0, 1);
// Streams 0 and up belong to calls.
const KERNEL_STREAM = -1;

function createHost<H, K>(declaration: StubDeclaration<H, K>, { seed = 1, startTime = START, scripts = {} }: StubOptions): Host<H, K> {
  const { manifest, validators } = declaration;
  const clock = createVirtualClock(startTime);
  return {
    declaration,
    manifest,
    validators,
    seed,
    clock,
    recorder: createRecorder(clock.now),
    faults: createFaults(),
    scripts: new Map(Object.entries(scripts)),
    storage: new Map(),
    storedBytes: 0,
    locks: newLocks(),
    logs: [],
    events: [],
    config: undefined,
    now: clock.now,
    nextId: seededIds(seededRandom(seed, KERNEL_STREAM)),
    instance: startInstance(manifest),
    playback: undefined,
  };
}

/** Deliver as the real kernel does: a subscriber reads what it knows and ignores the rest. */
async function deliver<H, K>(host: Host<H, K>, topic: string, payload: unknown): Promise<readonly unknown[]> {
  const [publisher = '', event = ''] = topic.split('/');
  const subscribers = subscribersOf([host.manifest], { topic, publisher, event });
  if (subscribers.length === 0) throw failure(host.manifest, 'core/not-found', { what: `a subscription of ${host.manifest.id} to ${topic}` });
  const calls = subscribers.map(({ operation }) => {
    const input = dropUnknown(host.manifest.operations[operation]?.input ?? true, payload);
    return callIn(host, { operation, input, topic, options: { from: 'kernel' } });
  });
  return await Promise.all(calls);
}

/**
 * A stub kernel around one plugin. `Calls` and `Scripts` are the types that the plugin's generated
 * `createStubKernel` fills in; see {@link StubKernel} for what it does.
 * @throws PluginError `core/invalid` for a configuration that does not fit.
 */
export function stubKernel<Calls, Scripts, H, K>(declaration: StubDeclaration<H, K>, options: StubOptions = {}): StubKernel<Calls, Scripts> {
  const host = createHost(declaration, options);
  configureAtStart(host, options.config);
  const call = (operation: string, input: unknown, callOptions?: StubCallOptions<unknown>): Streaming<unknown, unknown> =>
    callIn(host, { operation, input, options: callOptions });
  return {
    declaration,
    call,
    calls: methodsOf(declaration.plugin.operations, call) as Calls,
    caller: createCaller(host),
    script(method: string, answer: unknown) {
      if (!Object.hasOwn(declaration.surface, method))
        throw new StubMisuse(`${host.manifest.id} does not declare a call of ${method}, so no script can be asked for`);
      host.scripts.set(method, answer);
    },
    fault(method, fault) {
      host.faults.set(method, fault);
    },
    records: host.recorder.records,
    replay: (records) => replayRun(host, records),
    logs: () => [...host.logs],
    events: () => [...host.events],
    configure: (config) => configureNow(host, config),
    deliver: (topic, payload) => deliver(host, topic, payload),
    crash: () => crashNow(host),
    storage: host.storage,
    clock: { now: host.clock.now, advance: host.clock.advance },
  };
}
