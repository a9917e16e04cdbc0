import type { GapDocument, KernelDocument, PluginDocument, PolicyDocument } from '@plugwright/spec';
import type { Comparison } from '../comparison.ts';
import { proseChanged } from '../rules/spec/prose-changed.ts';
import { sameDocument } from '../upstream/same-document.ts';
import { compareCapabilities } from './capabilities.ts';
import { compareConfig } from './config.ts';
import { compareData } from './data.ts';
import { compareImports, compareKernelUse } from './dependencies.ts';
import { compareErrors } from './errors.ts';
import { compareEvents } from './events.ts';
import { compareContributions, compareExtensionPoints } from './extension-points.ts';
import { compareHeader } from './header.ts';
import { compareLifecycle } from './lifecycle.ts';
import { compareLimits } from './limits.ts';
import { compareObjectives } from './objectives.ts';
import { compareObservability } from './observability.ts';
import { compareOperations } from './operations.ts';
import { comparePackages } from './packages.ts';
import { compareGap, comparePolicy } from './records.ts';
import { compareServices } from './services.ts';
import { compareState } from './state.ts';
import { compareSubscriptions } from './subscriptions.ts';
import { compareTests } from './tests.ts';
import { compareTypes } from './types.ts';

async function comparePlugin(comparison: Comparison<PluginDocument>): Promise<void> {
  const { document: old } = comparison.old;
  const { document: current } = comparison.new;
  await compareOperations(comparison, old.operations, current.operations);
  await compareEvents(comparison, old.publishes, current.publishes);
  compareSubscriptions(comparison);
  await compareExtensionPoints(comparison);
  compareContributions(comparison);
  await compareConfig(comparison);
  await compareCapabilities(comparison);
  compareKernelUse(comparison);
  comparePackages(comparison);
  compareLimits(comparison);
  compareObjectives(comparison);
  await compareState(comparison);
  compareLifecycle(comparison);
  compareObservability(comparison);
  compareData(comparison);
  compareTests(comparison);
}

/** Compare two versions of a document, of one kind, in all that it holds. */
export async function compareDocuments(comparison: Comparison): Promise<void> {
  const { document: old } = comparison.old;
  const { document: current } = comparison.new;
  compareHeader(comparison);
  if ('types' in old && 'types' in current) {
    compareImports(comparison, old, current);
    await compareTypes(comparison, old, current);
    await compareErrors(comparison, old, current);
  }
  if (current.kind === 'plugin') await comparePlugin(comparison as Comparison<PluginDocument>);
  if (old.kind === 'contract' && current.kind === 'contract') await compareEvents(comparison, old.events, current.events);
  if (current.kind === 'kernel') await compareServices(comparison as Comparison<KernelDocument>);
  if (current.kind === 'policy') comparePolicy(comparison as Comparison<PolicyDocument>);
  if (current.kind === 'gap') compareGap(comparison as Comparison<GapDocument>);
  if (comparison.found.length === 0 && comparison.diagnostics.length === 0 && !sameDocument(old, current))
    comparison.report(proseChanged, { name: current.id }, { old: '', new: '' });
}
