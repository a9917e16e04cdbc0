import type { Capability, PluginDocument } from '@plugwright/spec';
import type { Comparison } from '../comparison.ts';
import { capabilityAdded } from '../rules/capability/capability-added.ts';
import { capabilityNarrowed } from '../rules/capability/capability-narrowed.ts';
import { capabilityRemoved } from '../rules/capability/capability-removed.ts';
import { capabilityRenamed } from '../rules/capability/capability-renamed.ts';
import { capabilityWidened } from '../rules/capability/capability-widened.ts';
import { reachBeyond } from '../reach/reach.ts';

const byId = (capabilities: readonly Capability[]): ReadonlyMap<string, Capability> => new Map(capabilities.map((capability) => [capability.id, capability]));

/** Compare what a plugin may do, by what is reached and not by how it is written down: more needs consent again. */
export async function compareCapabilities(comparison: Comparison<PluginDocument>): Promise<void> {
  const { capabilities: old } = comparison.old.document;
  const { capabilities: current } = comparison.new.document;
  const [before, after] = [byId(old), byId(current)];
  for (const capability of current) {
    const same = before.get(capability.id);
    const beyond = await reachBeyond(comparison.decide, capability, old);
    const at = { member: capability.pointer, old: same?.pointer, new: capability.pointer };
    const params = { name: capability.id, reach: beyond.join(', ') };
    if (beyond.length > 0) comparison.report(same === undefined ? capabilityAdded : capabilityWidened, params, at);
    else if (same === undefined) comparison.report(capabilityRenamed, { name: capability.id }, at);
  }
  for (const capability of old) {
    const same = after.get(capability.id);
    const lost = await reachBeyond(comparison.decide, capability, current);
    if (lost.length === 0) continue;
    const at = { member: same?.pointer ?? capability.pointer, old: capability.pointer, new: same?.pointer };
    if (same === undefined) comparison.report(capabilityRemoved, { name: capability.id }, at);
    else comparison.report(capabilityNarrowed, { name: capability.id, reach: `no longer ${lost.join(', ')}` }, at);
  }
}
