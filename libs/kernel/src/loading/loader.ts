import { diagnose, hasErrors, type Diagnostic } from '@plugwright/diagnostics';
import type { Isolation, Language, Manifest } from '@plugwright/manifest';
import type { Boundary } from '../boundary/boundary.ts';
import type { Configuration } from '../config/configuration.ts';
import type { FoundPlugin } from '../discovery/find-plugins.ts';
import type { PackageVerifier } from '../discovery/package-verifier.ts';
import type { IsolationDriver } from '../isolation/driver.ts';
import { strongerLevel } from '../isolation/levels.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Program } from '../lifecycle/supervisor.ts';
import type { KernelLimits } from '../limits.ts';
import type { LogBook } from '../logging/log-book.ts';
import type { RuntimeLanguage } from '../runtime/language.ts';
import type { ServiceManifest } from '../services/service-manifest.ts';
import { checkServices } from './check-services.ts';
import { pluginEnvironment } from './plugin-environment.ts';

/** What it takes to load plugins. */
export interface LoaderParts {
  readonly boundary: Boundary;
  readonly declared: ServiceManifest;
  readonly drivers: ReadonlyMap<Isolation, IsolationDriver>;
  readonly languages: ReadonlyMap<Language, RuntimeLanguage>;
  readonly minimum: Isolation;
  readonly verifier: PackageVerifier;
  readonly limits: KernelLimits;
  readonly log: LogBook;
  readonly ledger: Ledger;
}

/** A program that can be launched, or the findings that say why there is none. */
export interface Loaded {
  readonly program?: Program;
  readonly diagnostics: readonly Diagnostic[];
}

/** Turn a plugin that was found into a program: verify it, check what it asks for, merge its configuration, choose how it is run. */
export async function loadPlugin({ folder, manifest }: FoundPlugin, configuration: Configuration, parts: LoaderParts): Promise<Loaded> {
  const { ledger, log } = parts;
  const { id: plugin, version } = manifest;
  const verdict = await parts.verifier.verify(folder, manifest);
  if (!verdict.accepted) {
    ledger.append({ kind: 'refuse', plugin, facts: { version, reason: verdict.reason } });
    return { diagnostics: [diagnose('kernel/manifest-refused', { plugin, reason: verdict.reason })] };
  }
  const config = configuration.of(manifest, parts.boundary);
  log.scrubber.add(config.secrets);
  const level = strongerLevel(manifest.runtime.isolation, parts.minimum);
  const driver = parts.drivers.get(level);
  const language = parts.languages.get(manifest.runtime.language);
  const diagnostics = [...checkServices(manifest, parts.declared), ...config.diagnostics];
  if (driver === undefined) diagnostics.push(diagnose('kernel/isolation-unavailable', { plugin, level }));
  if (language === undefined) diagnostics.push(diagnose('kernel/language-unsupported', { plugin, language: manifest.runtime.language }));
  const preparation = await language?.prepare(folder, manifest);
  if (preparation !== undefined && 'diagnostic' in preparation) diagnostics.push(preparation.diagnostic);
  if (hasErrors(diagnostics) || driver === undefined || preparation === undefined || !('command' in preparation)) return { diagnostics };

  const { command } = preparation;
  if (command.fromSource) log.say('info', `${plugin} runs from its sources; build it for a faster start: npx nx run ${plugin}:build`, plugin);
  recordGrants(manifest, verdict.evidence, ledger);
  const program: Program = {
    manifest,
    folder,
    isolation: level,
    config: config.value,
    launch: () =>
      driver.launch({
        plugin,
        folder,
        command,
        environment: pluginEnvironment(plugin),
        maxMemoryMB: manifest.resources.maxMemoryMB ?? parts.limits.defaultMemoryMB,
        maxMessageBytes: parts.limits.maxMessageBytes,
        onOutput: (source, line) => log.write({ level: source === 'stderr' ? 'warn' : 'info', source, plugin, message: line }),
      }),
  };
  return { program, diagnostics };
}

function recordGrants(manifest: Manifest, evidence: string, ledger: Ledger): void {
  const { id: plugin, version, capabilities, kernel } = manifest;
  ledger.append({ kind: 'load', plugin, facts: { version, evidence, services: kernel.services } });
  for (const { id, scope, permissions } of capabilities) ledger.append({ kind: 'grant', plugin, facts: { capability: id, scope, permissions } });
}
