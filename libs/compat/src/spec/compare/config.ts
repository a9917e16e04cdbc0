import type { PluginDocument, Schema } from '@plugwright/spec';
import type { Comparison } from '../comparison.ts';
import { configNarrowed } from '../rules/config/config-narrowed.ts';
import { configRewritten } from '../rules/config/config-rewritten.ts';
import { configWidened } from '../rules/config/config-widened.ts';
import { reloadGained } from '../rules/config/reload-gained.ts';
import { reloadLost } from '../rules/config/reload-lost.ts';
import { compareAccepting } from '../surface/compare-surface.ts';

const schemaRules = { narrowed: configNarrowed, widened: configWidened, rewritten: configRewritten };

/** A plugin without a configuration takes one without members. */
const empty: Schema = { type: 'object', properties: {} };

/** Compare what operators may set, and what setting it costs. */
export async function compareConfig(comparison: Comparison<PluginDocument>): Promise<void> {
  const { config: old } = comparison.old.document;
  const { config: current } = comparison.new.document;
  if (old === undefined && current === undefined) return;
  const pointer = '/config/schema';
  const surface = {
    what: 'Configuration',
    member: '/config',
    old: old?.schema ?? empty,
    new: current?.schema ?? empty,
    oldPointer: pointer,
    newPointer: pointer,
  };
  await compareAccepting(comparison, surface, schemaRules);
  if (old === undefined || current === undefined || old.reload === current.reload) return;
  comparison.report(current.reload === 'restart' ? reloadLost : reloadGained, {}, { member: '/config', old: '/config/reload', new: '/config/reload' });
}
