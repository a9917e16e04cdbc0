import { applyDefaults, type Manifest } from '@plugwright/manifest';
import fc from 'fast-check';
import { createJudge } from '../arbitraries/judge.ts';
import { isNode } from '../arbitraries/schema-node.ts';
import { validValues } from '../arbitraries/valid-values.ts';

/** A configuration that the plugin accepts: its defaults, or a made-up one where it demands more. */
export function sampleConfig({ config }: Manifest): Record<string, unknown> {
  if (config === undefined || createJudge(config.schema).fits(applyDefaults(config.schema, {}))) return {};
  const [made] = fc.sample(validValues(config.schema), { numRuns: 1, seed: 1 });
  return isNode(made) ? made : {};
}
