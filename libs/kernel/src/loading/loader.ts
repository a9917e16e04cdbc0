import { diagnose, hasErrors, type Diagnostic } from '@plugwright/diagnostics';
import type { Isolation, Language, Manifest } from '@plugwright/manifest';
import type { Boundary } from '../boundary/boundary.ts';
import type { Broker } from '../broker/broker.ts';
import type { GrantBook } from '../capabilities/grant-book.ts';
import type { Observations } from '../capabilities/learning/observations.ts';
import type { Configuration } from '../config/configuration.ts';
import type { GivenConfig } from '../config/given.ts';
import type { FoundPlugin } from '../discovery/find-plugins.ts';
import type { PackageVerifier } from '../discovery/package-verifier.ts';
import type { LandlockAudit } from '../isolation/audit/landlock-audit.ts';
import { recordDenial } from '../isolation/audit/record-denial.ts';
import type { GrantedAccess, IsolationDriver } from '../isolation/driver.ts';
import { weakestLevel } from '../isolation/levels.ts';
import { levelOf, refusals, type IsolationPolicy } from '../isolation/policy.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { LedgerPolicy } from '../ledger/policy.ts';
import type { Program } from '../lifecycle/program.ts';
import type { KernelLimits } from '../limits.ts';
import type { LogBook } from '../logging/log-book.ts';
import type { RuntimeLanguage } from '../runtime/language.ts';
import type { ServiceManifest } from '../services/service-manifest.ts';
import { operatorLimitsOf, type UsageOptions } from '../usage/operator-limits.ts';
import { checkServices } from './check-services.ts';
import { pluginEnvironment } from './plugin-environment.ts';
import { limitsOf } from './resource-limits.ts';

/** What it takes to load plugins. */
export interface LoaderParts {
  readonly boundary: Boundary;
  /** Remembers what plugins are given. */
  readonly given: GivenConfig;
  readonly grants: GrantBook;
  readonly broker: Broker;
  readonly learning?: Observations;
  /** Runs the plugin that is being learnt. */
  readonly observer?: IsolationDriver;
  readonly declared: ServiceManifest;
  readonly drivers: ReadonlyMap<Isolation, IsolationDriver>;
  readonly languages: ReadonlyMap<Language, RuntimeLanguage>;
  readonly isolation: IsolationPolicy;
  /** Hears what Linux refuses to plugins. */
  readonly audit: LandlockAudit | undefined;
  readonly verifier: PackageVerifier;
  readonly limits: KernelLimits;
  /** What the operator gives to single plugins. */
  readonly usage: UsageOptions;
  readonly log: LogBook;
  readonly ledger: Ledger;
  /** What happens where the load cannot be recorded; it is refused where absent. */
  readonly ledgerTrouble?: LedgerPolicy['onTrouble'];
}

/** A program that can be launched, or the findings that say why there is none. */
export interface Loaded {
  readonly program?: Program;
  readonly diagnostics: readonly Diagnostic[];
}

/** Turn a plugin that was found and verified into a program: check what it asks for, merge its configuration, choose how it is run. */
export async function loadPlugin({ folder, manifest }: FoundPlugin, evidence: string, configuration: Configuration, parts: LoaderParts): Promise<Loaded> {
  const { ledger, log } = parts;
  const { id: plugin } = manifest;
  const config = await configuration.of(manifest, parts.boundary);
  log.scrubber.add(config.secrets);
  parts.given.note(plugin, config, configuration);
  const language = parts.languages.get(manifest.runtime.language);
  const level = weakestLevel(levelOf(manifest, parts.isolation), language?.levels);
  const driver = parts.learning?.isAbout(plugin) === true ? parts.observer : parts.drivers.get(level);
  const diagnostics = [...(parts.learning?.isAbout(plugin) === true ? [] : checkServices(manifest, parts.declared)), ...config.diagnostics];
  if (driver === undefined || language?.levels?.includes(level) === false) diagnostics.push(diagnose('kernel/isolation-unavailable', { plugin, level }));
  else diagnostics.push(...refusals(plugin, await driver.probe(), parts.isolation));
  if (driver?.streams === false) diagnostics.push(...streamsRefused(manifest, level));
  if (language === undefined) diagnostics.push(diagnose('kernel/language-unsupported', { plugin, language: manifest.runtime.language }));
  const preparation = await language?.prepare(folder, manifest);
  if (preparation !== undefined && 'diagnostic' in preparation) diagnostics.push(preparation.diagnostic);
  if (hasErrors(diagnostics) || driver === undefined || preparation === undefined || !('command' in preparation)) return { diagnostics };

  // What is refused to it from its first moment on is heard.
  await parts.audit?.listening.catch(() => undefined);
  const { command } = preparation;
  if (command.fromSource) log.say('info', `${plugin} runs from its sources; build it for a faster start: npx nx run ${plugin}:build`, plugin);
  ledger.append({ kind: 'load', plugin, facts: { version: manifest.version, evidence, services: manifest.kernel.services } });
  const lacking = parts.grants.admit(manifest, folder);
  if (lacking.length > 0) diagnostics.push(diagnose('grants/not-granted', { plugin, capabilities: lacking.join(', '), first: lacking[0] ?? '' }));
  const unwritable = await reasonNotToLoad(ledger, parts.ledgerTrouble);
  if (unwritable !== undefined) return { diagnostics: [...diagnostics, diagnose('ledger/unwritable', { plugin, reason: unwritable })] };
  const program: Program = {
    manifest,
    folder,
    isolation: level,
    config: config.value,
    configured: config,
    launch: () => {
      const access = accessOf(manifest, parts);
      const running = driver.launch({
        plugin,
        folder,
        command,
        environment: pluginEnvironment(plugin, access.brokerSocket),
        limits: limitsOf(manifest, parts.limits, operatorLimitsOf(parts.usage, plugin)),
        access,
        maxMessageBytes: parts.limits.maxMessageBytes,
        scrubber: log.scrubber,
        onDenied: (denial) => recordDenial(parts, plugin, denial),
        onFlood: () => log.flooded(plugin, 'output'),
        onOutput: (source, line) => log.write({ level: source === 'stderr' ? 'warn' : 'info', source, plugin, message: line }),
      });
      void parts.audit?.watch(plugin, running);
      return running;
    },
  };
  return { program, diagnostics };
}

/** The operations that stream, where nothing at the level of their plugin can. */
function streamsRefused({ id: plugin, operations }: Manifest, level: Isolation): readonly Diagnostic[] {
  const streaming = Object.entries(operations).flatMap(([name, { stream }]) => (stream === undefined ? [] : [name]));
  return streaming.length === 0 ? [] : [diagnose('kernel/streams-unavailable', { plugin, level, operations: streaming.sort().join(', ') })];
}

/** What is loaded and granted is on the disk before any code runs by it; the reason where it is not and the policy minds. */
async function reasonNotToLoad(ledger: Ledger, policy: LedgerPolicy['onTrouble'] = 'refuse-loads'): Promise<string | undefined> {
  try {
    await ledger.flush();
    return undefined;
  } catch (error) {
    return policy === 'tell' ? undefined : error instanceof Error ? error.message : String(error);
  }
}

/** What it was granted to reach besides its own folder, as it stands at this launch. */
function accessOf(manifest: Manifest, { grants, broker, learning }: LoaderParts): GrantedAccess {
  const isOnline = learning?.isAbout(manifest.id) === true || manifest.capabilities.some(({ scope }) => scope === 'network');
  return { ...grants.access(manifest), ...(isOnline ? { brokerSocket: broker.socketOf(manifest.id, manifest.resources.maxNetworkConnections) } : {}) };
}
