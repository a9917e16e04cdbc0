import type { Manifest } from '@plugwright/manifest';
import { operatorLimitsOf, type MachineBudget, type UsageOptions } from './operator-limits.ts';

/** What a plugin claims of one resource. */
interface Claim {
  readonly plugin: string;
  readonly amount: number;
}

/** A resource that a set of plugins claims more of than there is. */
export interface Shortage {
  readonly resource: string;
  readonly unit: string;
  readonly available: number;
  readonly claimed: number;
  /** The arithmetic for a person: `a 512 + b 300 + 4 more 120 = 932 MiB of 600 MiB`. */
  readonly sum: string;
}

interface Resource {
  readonly name: string;
  readonly unit: string;
  readonly budget: keyof MachineBudget;
  readonly declared: (manifest: Manifest) => number | undefined;
}

const resources: readonly Resource[] = [
  { name: 'memory', unit: 'MiB', budget: 'memoryMB', declared: ({ resources: { maxMemoryMB } }) => maxMemoryMB },
  { name: 'processor time', unit: 'percent of a core', budget: 'cpuPercent', declared: ({ resources: { maxCpuPercent } }) => maxCpuPercent },
  { name: 'file handles', unit: 'handles', budget: 'fileHandles', declared: ({ resources: { maxFileHandles } }) => maxFileHandles },
];

/** How many claims are told one by one. */
const TOLD = 5;

function claimOf(manifest: Manifest, { declared, budget }: Resource, options: UsageOptions): number {
  return operatorLimitsOf(options, manifest.id)?.[budget] ?? declared(manifest) ?? 0;
}

function arithmetic(claims: readonly Claim[], claimed: number, available: number, unit: string): string {
  const largest = [...claims].filter(({ amount }) => amount > 0).sort((a, b) => b.amount - a.amount || (a.plugin < b.plugin ? -1 : 1));
  const rest = largest.slice(TOLD);
  const terms = largest.slice(0, TOLD).map(({ plugin, amount }) => `${plugin} ${String(amount)}`);
  if (rest.length > 0) terms.push(`${String(rest.length)} more ${String(rest.reduce((sum, { amount }) => sum + amount, 0))}`);
  return `${terms.join(' + ')} = ${String(claimed)} ${unit} of ${String(available)} ${unit}`;
}

/** The first resource that a set claims too much of; undefined where it fits. Only what is declared counts: a plugin that names no limit claims nothing. */
export function shortageOf(manifests: readonly Manifest[], options: UsageOptions, machineMemoryMB: number): Shortage | undefined {
  const budget: MachineBudget = { memoryMB: machineMemoryMB, ...options.budget };
  for (const resource of resources) {
    const available = budget[resource.budget];
    if (available === undefined) continue;
    const claims = manifests.map((manifest): Claim => ({ plugin: manifest.id, amount: claimOf(manifest, resource, options) }));
    const claimed = claims.reduce((sum, { amount }) => sum + amount, 0);
    if (claimed > available)
      return { resource: resource.name, unit: resource.unit, available, claimed, sum: arithmetic(claims, claimed, available, resource.unit) };
  }
  return undefined;
}

/** Which of a set can be started, and why the others cannot. */
export interface Fitting {
  readonly admitted: readonly Manifest[];
  readonly refused: readonly { readonly manifest: Manifest; readonly shortage: Shortage }[];
}

/**
 * Decide which of a set of plugins fits the machine.
 * @param manifests in the order in which they start; what others depend on comes first
 */
export function fit(manifests: readonly Manifest[], options: UsageOptions, machineMemoryMB: number): Fitting {
  const shortage = shortageOf(manifests, options, machineMemoryMB);
  if (shortage === undefined) return { admitted: manifests, refused: [] };
  if (options.onOvercommit !== 'start-what-fits') return { admitted: [], refused: manifests.map((manifest) => ({ manifest, shortage })) };
  const admitted: Manifest[] = [];
  const refused: { manifest: Manifest; shortage: Shortage }[] = [];
  for (const manifest of manifests) {
    const lack = shortageOf([...admitted, manifest], options, machineMemoryMB);
    if (lack === undefined) admitted.push(manifest);
    else refused.push({ manifest, shortage: lack });
  }
  return { admitted, refused };
}
