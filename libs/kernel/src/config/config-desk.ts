import { readFileSync, statSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { diagnose, hasErrors, type Diagnostic } from '@plugwright/diagnostics';
import type { Fleet } from '../lifecycle/fleet.ts';
import type { Interventions } from '../lifecycle/interventions.ts';
import type { Member } from '../lifecycle/roster.ts';
import { replaceFile } from '../storage/replace-file.ts';
import { Configuration, type PluginConfig } from './configuration.ts';
import type { ConfiguredValue } from './configured-value.ts';
import { keptFile, restoredFile } from './history/kept-file.ts';
import type { ConfigRevision, RevisionCause, ShownValue } from './history/revision.ts';
import type { RevisionStore } from './history/revision-store.ts';
import type { ConfigAction, ConfigControl, ConfigOutcome, ConfigPlan, ConfigSummary, KeyChange, PluginChange } from './plan.ts';
import { rewriteFile } from './rewrite-file.ts';

type Shown = Readonly<Record<string, ShownValue>>;

/** The configuration of a fleet. One thing is done after the other. */
export class ConfigDesk implements ConfigControl {
  readonly #fleet: Fleet;
  readonly #interventions: Interventions;
  readonly #store: RevisionStore;
  #last: Promise<unknown> = Promise.resolve();

  constructor(fleet: Fleet, interventions: Interventions, store: RevisionStore) {
    this.#fleet = fleet;
    this.#interventions = interventions;
    this.#store = store;
  }

  show(): Readonly<Record<string, Shown>> {
    const { roster } = this.#fleet;
    const shown = Object.fromEntries(
      roster.all().flatMap((member) => {
        const config = this.#inForce(member);
        return config === undefined ? [] : [[member.life.plugin, this.#shown(member.life.plugin, config)] as const];
      }),
    );
    return this.#fleet.parts.loader.log.scrubber.value(shown) as typeof shown;
  }

  plan(): Promise<ConfigPlan> {
    return this.#inTurn(async () => this.#planOf(await this.#read()));
  }

  apply(wanted?: string): Promise<ConfigOutcome> {
    return this.#inTurn(async () => {
      const configuration = await this.#read();
      const plan = await this.#planOf(configuration);
      if (wanted !== undefined && plan.plan !== wanted) return this.#outcome(plan, [diagnose('config/plan-outdated', { plan: wanted })]);
      return this.#carryOut(plan, configuration, 'apply');
    });
  }

  history(): Promise<readonly ConfigSummary[]> {
    return this.#inTurn(async () =>
      Promise.resolve(
        this.#store.all().map(({ revision, at, cause, of, plugins }, index, all) => {
          const changed = changedPlaces(all[index - 1]?.plugins ?? {}, plugins);
          return { revision, at, cause, ...(of === undefined ? {} : { of }), changed };
        }),
      ),
    );
  }

  rollback(revision: number, dry = false): Promise<ConfigOutcome> {
    return this.#inTurn(async () => {
      const { file } = this.#fleet.options.config ?? {};
      const present = await this.#read();
      const target = this.#store.all().find((candidate) => candidate.revision === revision);
      const refused = async (finding: Diagnostic): Promise<ConfigOutcome> => this.#outcome(await this.#planOf(present), [finding]);
      if (target === undefined) return refused(diagnose('config/no-such-revision', { revision }));
      if (file === undefined) return refused(diagnose('config/no-file', {}));
      if (hasErrors(present.diagnostics)) return this.#outcome(await this.#planOf(present), present.diagnostics);
      const restored = restoredFile(target.file, present.file, this.#store);
      if (restored.lost.length > 0) return refused(diagnose('config/value-not-kept', { revision, places: restored.lost.join(', ') }));
      const text = rewriteFile(file, readFileSync(file, 'utf8'), present.file, restored.file);
      const configuration = await Configuration.read(this.#fleet.options.config ?? {}, text);
      const plan = await this.#planOf(configuration);
      if (dry || hasErrors(plan.diagnostics)) return this.#outcome(plan, []);
      try {
        replaceFile(file, text, statSync(file).mode & 0o777);
      } catch (error) {
        return this.#outcome(plan, [diagnose('config/not-writable', { reason: String((error as NodeJS.ErrnoException).code) })]);
      }
      return this.#carryOut(plan, configuration, 'rollback', revision);
    });
  }

  /** Keep what plugins were given, where that is not what was kept last. */
  note(cause: RevisionCause, of?: number): void {
    const { parts, roster } = this.#fleet;
    const { given, log } = parts.loader;
    if (given.latest === undefined) return;
    const plugins = this.show();
    const file = keptFile(given.latest.file, (plugin) => roster.get(plugin)?.found.manifest, log.scrubber, this.#store);
    const { newest } = this.#store;
    if (newest !== undefined && isDeepStrictEqual([plain(newest.plugins), plain(newest.file)], [plain(plugins), plain(file)])) return;
    try {
      this.#store.add({ at: parts.surroundings.now(), cause, ...(of === undefined ? {} : { of }), plugins, file });
    } catch (error) {
      log.say('error', `the configuration could not be kept for its history (${String((error as NodeJS.ErrnoException).code)})`);
    }
  }

  #read(): Promise<Configuration> {
    return Configuration.read(this.#fleet.options.config ?? {});
  }

  async #carryOut(plan: ConfigPlan, configuration: Configuration, cause: 'apply' | 'rollback', of?: number): Promise<ConfigOutcome> {
    if (hasErrors(plan.diagnostics)) return this.#outcome(plan, []);
    const findings: Diagnostic[] = [];
    const wanted = plan.changes.filter(({ action }) => action !== 'later');
    for (const { plugin } of wanted) findings.push(...(await this.#interventions.reconfigure(plugin, configuration)));
    this.note(cause, of);
    const { ledger } = this.#fleet.parts.surroundings;
    const revision = this.#store.newest?.revision ?? 0;
    if (wanted.length > 0)
      ledger.append({
        kind: 'configure',
        facts: { action: cause, from: String(plan.revision), to: String(revision), configDigest: plan.plan, count: wanted.length },
      });
    await ledger.flush().catch(() => undefined);
    return this.#outcome(plan, findings);
  }

  #outcome(plan: ConfigPlan, diagnostics: readonly Diagnostic[]): ConfigOutcome {
    const told = new Set(plan.diagnostics.map(({ message }) => message));
    return { plan, revision: this.#store.newest?.revision ?? 0, diagnostics: diagnostics.filter(({ message }) => !told.has(message)) };
  }

  async #planOf(configuration: Configuration): Promise<ConfigPlan> {
    const { roster, parts } = this.#fleet;
    const { boundary, log } = parts.loader;
    const changes: PluginChange[] = [];
    const members = roster.all();
    const diagnostics = [...configuration.diagnostics, ...configuration.strangers(new Set(members.map(({ life }) => life.plugin)))];
    const readable = !hasErrors(configuration.diagnostics);
    for (const member of readable ? members : []) {
      const { plugin } = member.life;
      const config = await configuration.of((member.supervisor?.program ?? member.found).manifest, boundary);
      log.scrubber.add(config.secrets);
      diagnostics.push(...config.diagnostics);
      const before = this.#inForce(member);
      // What was never given anything was left out for another reason.
      const keys = before === undefined ? [] : this.#changedKeys(plugin, before, config);
      if (keys.length > 0) changes.push({ plugin, action: actionOf(member), keys });
    }
    const plan: ConfigPlan = { plan: this.#store.digest('plan', changes), revision: this.#store.newest?.revision ?? 0, changes, diagnostics };
    // A secret may be the name of a member.
    return log.scrubber.value(plan) as ConfigPlan;
  }

  /** What a plugin runs by, or was last given where it does not run. */
  #inForce({ life, supervisor }: Member): PluginConfig | undefined {
    const running = life.usable ? supervisor?.program.configured : undefined;
    return running ?? this.#fleet.parts.loader.given.of(life.plugin);
  }

  #changedKeys(plugin: string, before: PluginConfig, after: PluginConfig): KeyChange[] {
    const old = new Map(before.values.map((value) => [value.pointer, value]));
    const next = new Map(after.values.map((value) => [value.pointer, value]));
    return [...new Set([...old.keys(), ...next.keys()])].sort().flatMap((pointer): KeyChange[] => {
      const [was, is] = [old.get(pointer), next.get(pointer)];
      if (was !== undefined && is !== undefined && isDeepStrictEqual(was.value, is.value)) return [];
      return [
        {
          pointer,
          ...(was === undefined ? {} : { before: this.#shownValue(plugin, was) }),
          ...(is === undefined ? {} : { after: this.#shownValue(plugin, is) }),
        },
      ];
    });
  }

  #shown(plugin: string, { values }: PluginConfig): Shown {
    return Object.fromEntries(values.map((value) => [value.pointer, this.#shownValue(plugin, value)]));
  }

  #shownValue(plugin: string, { pointer, source, from, value, sensitive }: ConfiguredValue): ShownValue {
    // A secret of another plugin may be part of what is not one here.
    const { scrubber } = this.#fleet.parts.loader.log;
    const hidden = sensitive || !isDeepStrictEqual(scrubber.value(value), value);
    return { source, from: scrubber.text(from), ...(hidden ? { digest: this.#store.digest('value', plugin, pointer, value) } : { value }) };
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

function actionOf({ life, supervisor }: Member): ConfigAction {
  if (!life.usable) return life.state === 'failed' ? 'start' : 'later';
  const manifest = supervisor?.program.manifest;
  if (life.serves && manifest?.config?.reload === 'hot') return 'hot';
  return manifest?.lifecycle.hotReload === true ? 'replace' : 'restart';
}

function changedPlaces(before: ConfigRevision['plugins'], after: ConfigRevision['plugins']): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((plugin) => {
    const [old, next] = [before[plugin] ?? {}, after[plugin] ?? {}];
    const pointers = [...new Set([...Object.keys(old), ...Object.keys(next)])].sort();
    return pointers.filter((pointer) => !isDeepStrictEqual(old[pointer], next[pointer])).map((pointer) => `${plugin}${pointer}`);
  });
}
