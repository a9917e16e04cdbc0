import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ControlClient, PluginEvent, PluginState } from '@plugwright/kernel';
import { entryFiles, type Laid } from '../../laid-plugins/manifest-of.ts';
import type { PluginBed } from '../../laid-plugins/lay-plugins.ts';
import type { SeenStep, Stage } from '../stage.ts';

type Intervention = Parameters<ControlClient['intervene']>[1];

/** Code that does not start, by what it does instead. */
const ailing = {
  exits: { typescript: 'process.exit(1);\n', python: 'raise SystemExit(1)\n' },
  hangs: { typescript: 'setInterval(() => undefined, 1000);\n', python: 'import time\ntime.sleep(1000)\n' },
} as const;

/** Those who can be laid otherwise for a story. */
export interface Players {
  readonly victim: Laid;
  readonly target: Laid;
  /** The victim as it is when nobody restarts it, and when it needs somebody who is not there. */
  readonly unrestarted: Laid;
  readonly forlorn: Laid;
}

/** What an operator of one story does and sees. When the story is over, nobody waits any more, and nothing more is done. */
export class Scene {
  /** Plugins that the operator did something to: he puts them right again, and only them. */
  readonly touched = new Set<string>();
  /** What happened in it. */
  readonly steps: SeenStep[] = [];
  readonly stage: Stage;
  /** Whether a kernel may run the victim by a manifest that it should not have for long. */
  hasNewManifest = false;
  readonly #bed: PluginBed;
  readonly #players: Players;
  readonly #waiting = new Set<() => void>();
  readonly #verifying = new Set<string>();
  #ending: Promise<void> | undefined;
  #over = false;

  constructor(stage: Stage, bed: PluginBed, players: Players) {
    this.stage = stage;
    this.#bed = bed;
    this.#players = players;
    stage.onVerifying = (plugin) => {
      this.#verifying.add(plugin);
      this.#look();
    };
  }

  /** A step was taken. */
  see(step: SeenStep): void {
    this.steps.push(step);
    // The kernel stands still in it: whoever waited for it goes on when it can.
    setImmediate(() => this.#look());
  }

  /** Nobody waits any more. */
  end(): void {
    this.#over = true;
    this.#look();
  }

  /** Wait until a plugin is in a state. */
  until(plugin: string, state: PluginState): Promise<void> {
    return this.#until(() => this.stage.states.get(plugin) === state);
  }

  /** Wait until a plugin took a step since the story began. */
  step(plugin: string, event: PluginEvent): Promise<void> {
    return this.#until(() => this.steps.some((step) => step.plugin === plugin && step.event === event));
  }

  /** Wait until somebody is being verified. */
  verifying(plugin: string): Promise<void> {
    return this.#until(() => this.#verifying.has(plugin));
  }

  /** Wait until code of a plugin runs, whether or not it serves. */
  async running(plugin: string): Promise<void> {
    while (!this.#over && this.stage.processes(plugin).length === 0) await pause(5);
  }

  /** Wait until a plugin has a spare. */
  async spared(plugin: string): Promise<void> {
    while (!this.#over && (await this.stage.operate((client) => client.ps()))?.find(({ id }) => id === plugin)?.spare !== true) await pause(5);
  }

  async intervene(plugin: string, action: Intervention): Promise<void> {
    if (this.#over) return;
    this.touched.add(plugin);
    await this.stage.operate((client) => client.intervene(plugin, action));
  }

  async reload(plugin: string): Promise<void> {
    if (this.#over) return;
    this.touched.add(plugin);
    await this.stage.operate((client) => client.reload(plugin));
  }

  /** The code that serves for the victim ends; a spare of it does not. */
  async crash(): Promise<void> {
    const serving = (await this.stage.operate((client) => client.ps()))?.find(({ id }) => id === 'victim')?.pid;
    if (!this.#over && serving !== undefined) process.kill(serving, 'SIGKILL');
  }

  /** From its next launch on a plugin's code does not start; the operator sees to it afterwards. */
  spoil(plugin: 'victim' | 'target', how: keyof typeof ailing): void {
    this.touched.add(plugin);
    this.#spoil(plugin, how);
  }

  /** The same for the victim as it is when nobody restarts it. */
  spoilUnrestarted(how: keyof typeof ailing): void {
    this.lay('unrestarted');
    this.#spoil('victim', how, 'unrestarted');
  }

  /** The victim is laid otherwise. */
  lay(as: 'unrestarted' | 'forlorn'): void {
    this.touched.add('victim');
    this.hasNewManifest = true;
    this.#folder('victim', this.#players[as]);
  }

  /** A file in the victim's folder that the verifier of the kernel looks for. */
  mark(name: 'refused' | 'undecided'): void {
    this.touched.add('victim');
    writeFileSync(join(this.#folder('victim'), name), '');
  }

  /** Everything lies there as it should. */
  repair(): void {
    for (const plugin of ['victim', 'target'] as const) {
      const folder = this.#folder(plugin);
      for (const name of ['refused', 'undecided']) rmSync(join(folder, name), { force: true });
    }
  }

  /** Stop the kernel as an operator does, and start it again. */
  async restart(): Promise<void> {
    await this.stop();
    if (!this.#over) await this.stage.start();
  }

  /** Stop the kernel as an operator does. */
  stop(): Promise<void> {
    this.#ending ??= this.stage.end('SIGTERM').finally(() => (this.#ending = undefined));
    return this.#ending;
  }

  #spoil(plugin: 'victim' | 'target', how: keyof typeof ailing, as: keyof Players = plugin): void {
    const { language = 'typescript' } = this.#players[as];
    writeFileSync(join(this.#folder(plugin, this.#players[as]), entryFiles[language]), ailing[how][language === 'python' ? 'python' : 'typescript']);
  }

  /** Lay a plugin, as it should be where nothing else is said; its folder. */
  #folder(plugin: 'victim' | 'target', as: Laid = this.#players[plugin]): string {
    return this.#bed.lay(as);
  }

  async #until(holds: () => boolean): Promise<void> {
    while (!this.#over && !holds()) await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }

  #look(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const go of waiting) go();
  }
}
