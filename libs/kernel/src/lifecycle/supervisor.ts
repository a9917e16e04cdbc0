import type { Manifest } from '@plugwright/manifest';
import { coreCallError } from '../call-error.ts';
import { gatesOf, type OperationGate } from '../failure/operation-gate.ts';
import { Spare } from '../failure/spare.ts';
import { Tally } from '../failure/tally.ts';
import { enforcementFacts } from '../isolation/enforcement-facts.ts';
import { Admission } from '../routing/admission.ts';
import type { Timeout } from '../timers/wheel.ts';
import { Ailments } from './ailments.ts';
import { bringUp } from './bring-up.ts';
import { failedLaunch, type FailedLaunch } from './failed-launch.ts';
import type { Instance } from './instance.ts';
import type { Life } from './life.ts';
import { concurrencyOf, type Program } from './program.ts';
import type { Surroundings } from './surroundings.ts';
import { replaceProgram, type Replaced } from './replacement.ts';
import { watchOver } from './watch-over.ts';

/** Keeps one plugin running: starts it, watches it, brings it back after a crash, exchanges it, takes it out, stops it. */
export class Supervisor {
  readonly admission: Admission;
  readonly life: Life;
  readonly ailments: Ailments;
  readonly tally: Tally;
  readonly spare: Spare;
  readonly #around: Surroundings;
  #program: Program;
  #gates: ReadonlyMap<string, OperationGate>;
  #restarts = 0;
  #current: Instance | undefined;
  #launching: Instance | undefined;
  readonly #leaving = new Set<Instance>();
  /** Rises whenever whatever is being launched is not wanted any more. */
  #attempt = 0;
  #restart: Timeout | undefined;
  #endWatch: () => void = () => undefined;
  #halting: Promise<void> | undefined;
  #replacing: Promise<unknown> = Promise.resolve();
  #retired = false;
  #hasServed = false;

  constructor(program: Program, life: Life, around: Surroundings) {
    const { manifest } = program;
    const { limits, options, records } = around;
    this.#program = program;
    this.life = life;
    this.#around = around;
    this.#gates = gatesOf(manifest, limits);
    this.admission = new Admission(manifest.id, concurrencyOf(manifest), limits.maxQueuedCalls, this.#gates.size);
    this.ailments = new Ailments(life);
    this.tally = new Tally(manifest.id, {
      limits,
      records,
      seed: options.seed ?? 0,
      now: around.now,
      onUnwritable: (reason) => around.log.say('error', `the life of ${manifest.id} cannot be kept: ${reason}`, manifest.id),
    });
    this.spare = new Spare({
      wheel: around.wheel,
      launch: (onLaunched) => bringUp(this.#program, around, false, onLaunched),
      onLost: (reason) => {
        around.log.say('warn', `the spare of ${this.id} ended: ${reason}`, this.id);
        return this.tally.spend();
      },
      onFailed: (reason) => around.log.say('warn', `${this.id} has no spare: ${reason}`, this.id),
    });
  }

  get id(): string {
    return this.#program.manifest.id;
  }

  get program(): Program {
    return this.#program;
  }

  /** The code that serves; undefined while none does. */
  get instance(): Instance | undefined {
    return this.#current;
  }

  /** Code of the plugin that runs beside the one that serves: being launched, kept as a spare, or ending. */
  get others(): readonly Instance[] {
    return [this.#launching, this.spare.warm, ...this.#leaving].filter((instance) => instance !== undefined && instance !== this.#current) as Instance[];
  }

  /** The configuration of the code that has this very manifest: while one program takes over from another there are two. */
  configOf(manifest: Manifest): unknown {
    return ([this.#current, ...this.others].find((instance) => instance?.program.manifest === manifest)?.program ?? this.#program).config;
  }

  /** Whether calls are served, now or after a start that is under way. */
  get usable(): boolean {
    return this.life.usable;
  }

  /** Whether it can be relied on: it is usable, and its code has been ready before. */
  get reliable(): boolean {
    return this.usable && this.#hasServed;
  }

  get restarts(): number {
    return this.#restarts;
  }

  /** Whether it is stopped for good. */
  get retired(): boolean {
    return this.#retired;
  }

  /** An operation with its guards; undefined where there is none. */
  gate(operation: string): OperationGate | undefined {
    return this.#gates.get(operation);
  }

  /** Every operation with its guards. */
  gates(): readonly OperationGate[] {
    return [...this.#gates.values()];
  }

  /** Start the plugin; the reason where it did not start at once. */
  async start(): Promise<string | undefined> {
    if (this.#retired) return undefined;
    this.life.send('start');
    this.#restart?.cancel();
    this.admission.pause();
    const failed = await this.launch();
    if (failed !== undefined) this.stumble(failed);
    return failed?.reason;
  }

  /** Stop gracefully and for good: calls under way may end within the stop timeout, waiting ones are refused. */
  async stop(): Promise<void> {
    this.#retired = true;
    await this.halt('it is being stopped');
  }

  /** Stop gracefully, so that it can be started again. */
  async halt(reason: string): Promise<void> {
    this.admission.close(coreCallError('core/unavailable', { what: `${this.id}: ${reason}` }));
    await this.end(reason);
    this.#around.onAvailability(this.id, 'gone');
  }

  /** Run another program in this one's place. */
  replace(program: Program): Promise<Replaced> {
    const replaced = this.#replacing.then(() => (this.#retired ? { outcome: 'stopped' as const } : replaceProgram(this, program, this.#around)));
    this.#replacing = replaced;
    return replaced;
  }

  /** Give the running code another configuration without a restart. */
  async configure(program: Program): Promise<void> {
    this.#program = program;
    await this.#current?.configure(program);
    await this.spare.warm?.configure(program);
  }

  /** Take the plugin out: calls are refused, its code is frozen where its isolation level can, else ended. Whether it was frozen. */
  quarantine(reason: string): boolean {
    this.#interrupt();
    this.#launching?.kill('it was quarantined');
    const frozen = this.#current?.freeze() ?? false;
    if (!frozen) {
      this.#current?.kill('it was quarantined, and code at its isolation level cannot be frozen');
      this.#current = undefined;
    }
    this.life.send('quarantine', reason);
    this.#shut(`which is quarantined: ${reason}`);
    this.#around.log.say('error', `${this.id} is quarantined: ${reason}`, this.id);
    this.#around.ledger.append({ kind: 'quarantine', plugin: this.id, facts: { reason } });
    if (frozen) this.#around.ledger.append({ kind: 'freeze', plugin: this.id });
    this.tally.stand('quarantined', reason);
    return frozen;
  }

  /** Let a quarantined plugin go on where it was frozen, or start it anew. The reason where it did not start. */
  async thaw(): Promise<string | undefined> {
    this.tally.forget();
    this.#around.ledger.append({ kind: 'thaw', plugin: this.id });
    const instance = this.#current;
    if (instance === undefined || instance.gone || !instance.thaw()) return this.start();
    this.#serve(instance, 'thaw');
    return undefined;
  }

  /** End its code now, without asking, and leave it so. */
  kill(reason: string): void {
    this.#interrupt();
    this.life.send('kill', reason);
    this.destroy(reason);
    this.#current = undefined;
    this.#shut(`which does not run: ${reason}`);
    this.#around.log.say('error', `${this.id} does not run: ${reason}`, this.id);
    this.#around.ledger.append({ kind: 'kill', plugin: this.id, facts: { reason } });
    this.tally.stand();
  }

  /** End whatever code of the plugin runs, without a word about its life. */
  destroy(reason: string): void {
    for (const instance of [this.#current, ...this.others]) instance?.kill(reason);
  }

  /** It did not come up: whose code ended is launched again within its budget, everybody else is given up. */
  stumble({ reason, ended }: FailedLaunch): void {
    if (ended && this.#returns) this.#retry(reason);
    else this.fail(reason);
  }

  /** It is given up. */
  fail(reason: string): void {
    this.life.send('fail', reason);
    this.#shut(`which does not run: ${reason}`);
    this.#around.log.say('error', `${this.id} does not run: ${reason}`, this.id);
    this.#around.ledger.append({ kind: 'give-up', plugin: this.id, facts: { reason } });
  }

  /** For a replacement: what is launched from now on. */
  adopt(program: Program): void {
    const { limits } = this.#around;
    this.#program = program;
    this.#gates = gatesOf(program.manifest, limits);
    this.admission.resize(concurrencyOf(program.manifest), this.#gates.size);
  }

  /** For a replacement: bring code of a program up, to be ended when the plugin is stopped meanwhile. */
  bringUp(program: Program, probed: boolean): Promise<Instance> {
    return bringUp(program, this.#around, probed, (instance) => (this.#launching = instance)).finally(() => (this.#launching = undefined));
  }

  /** For a replacement: from this moment the new code serves; the old one may end what it serves. */
  succeed(next: Instance): void {
    const before = this.#current;
    this.#interrupt();
    this.#serve(next, this.life.serves ? 'reload' : 'ready');
    this.#recordStart(next, { reason: 'a reload' });
    if (before === undefined) return;
    this.#leaving.add(before);
    void before.stop().finally(() => this.#leaving.delete(before));
  }

  /** What confines the code is read back from it, and settled before it could say hello. */
  #recordStart({ running }: Instance, more: { readonly reason?: string } = {}): void {
    const { manifest, isolation } = this.#program;
    void running.enforced.then((enforcement) =>
      this.#around.ledger.append({
        kind: 'start',
        plugin: this.id,
        facts: { version: manifest.version, isolation, ...more, ...enforcementFacts(enforcement) },
      }),
    );
  }

  /** Launch and say hello; undefined when it is ready, or when it was stopped meanwhile. */
  async launch(): Promise<FailedLaunch | undefined> {
    const attempt = ++this.#attempt;
    const wanted = (): boolean => attempt === this.#attempt && this.life.state === 'starting';
    try {
      const instance = await this.bringUp(this.#program, false);
      if (!wanted()) {
        instance.kill('it is not wanted any more');
        return undefined;
      }
      this.#serve(instance, 'ready');
      this.#recordStart(instance);
      return undefined;
    } catch (error) {
      return wanted() ? failedLaunch(error) : undefined;
    }
  }

  /** End gracefully whatever runs; two who want it ended wait for the same end. */
  end(reason?: string): Promise<void> {
    this.#halting ??= this.#end(reason).finally(() => (this.#halting = undefined));
    return this.#halting;
  }

  async #end(reason?: string): Promise<void> {
    this.#interrupt();
    const instance = this.#current ?? this.#launching;
    if (instance !== undefined && this.life.try('drain', reason)) {
      const killed = await instance.stop();
      this.#current = undefined;
      if (killed !== undefined) this.#around.ledger.append({ kind: 'kill', plugin: this.id, facts: { reason: killed } });
      if (this.life.try('stop', reason)) this.#around.ledger.append({ kind: 'stop', plugin: this.id, ...(reason === undefined ? {} : { facts: { reason } }) });
    } else {
      instance?.kill('it was frozen');
      await instance?.exited();
      this.#current = undefined;
      if (this.life.state === 'starting' || this.#retired) this.life.try('stop', reason);
    }
    await Promise.all([...this.#leaving].map((other) => other.exited()));
  }

  #serve(instance: Instance, event: 'ready' | 'reload' | 'take-over' | 'thaw', reason?: string): void {
    const { options, onAvailability } = this.#around;
    const { id } = this;
    this.#current = instance;
    this.#hasServed = true;
    this.life.send(event, reason);
    if (event !== 'thaw') void instance.exited().then((exit) => this.#ended(instance, exit.reason));
    this.#endWatch();
    this.#endWatch = watchOver(this, instance, this.#around);
    this.ailments.remove('silence');
    this.ailments.show();
    this.admission.open();
    onAvailability(id, 'ready');
    if (options.spares?.includes(id) === true && event !== 'take-over') this.spare.prepare();
  }

  #ended(instance: Instance, reason: string): void {
    if (instance !== this.#current || this.life.state === 'draining') return;
    const { log, ledger, onAvailability } = this.#around;
    this.#current = undefined;
    if (!this.life.serves) return;
    this.#endWatch();
    const pause = this.#returns ? this.tally.spend() : undefined;
    const heir = pause === undefined ? undefined : this.spare.take();
    if (heir !== undefined) this.#serve(heir, 'take-over', reason);
    log.say('error', `${this.id} ended: ${reason}`, this.id);
    ledger.append({ kind: 'crash', plugin: this.id, facts: { reason } });
    if (pause === undefined) {
      if (this.#returns) this.quarantine(this.tally.spent(reason));
      else this.fail(reason);
    } else if (heir !== undefined) {
      this.#restarts += 1;
      log.say('info', `the spare of ${this.id} serves`, this.id);
      this.#recordStart(heir, { reason: 'the spare took over' });
      this.spare.prepare(pause);
    } else {
      this.admission.pause();
      onAvailability(this.id, 'waiting');
      this.life.send('crash', reason);
      this.#restart = this.#around.wheel.schedule(pause, () => void this.#again());
    }
  }

  async #again(): Promise<void> {
    this.#restarts += 1;
    const failed = await this.launch();
    if (this.life.state === 'ready') this.#around.log.say('info', `${this.id} runs again`, this.id);
    if (failed !== undefined) this.#retry(failed.reason);
  }

  /** A launch came to nothing: another one after a pause, while the budget lasts. */
  #retry(reason: string): void {
    const { log, ledger, wheel, onAvailability } = this.#around;
    log.say('error', `${this.id} ended: ${reason}`, this.id);
    ledger.append({ kind: 'crash', plugin: this.id, facts: { reason } });
    const pause = this.tally.spend();
    if (pause === undefined) {
      this.quarantine(this.tally.spent(reason));
      return;
    }
    onAvailability(this.id, 'waiting');
    this.life.send('retry', reason);
    this.#restart = wheel.schedule(pause, () => void this.#again());
  }

  /** Whether it is launched again when its code ends. */
  get #returns(): boolean {
    return this.#program.manifest.lifecycle.onCrash === 'restart';
  }

  /** Nothing that was planned happens any more. */
  #interrupt(): void {
    this.#attempt += 1;
    this.#restart?.cancel();
    this.#endWatch();
    this.spare.dismiss();
  }

  /** Calls are refused until it is started again. */
  #shut(why: string): void {
    this.spare.dismiss();
    this.admission.close(coreCallError('core/unavailable', { what: `${this.id}, ${why}` }));
    this.#around.onAvailability(this.id, 'gone');
  }
}
