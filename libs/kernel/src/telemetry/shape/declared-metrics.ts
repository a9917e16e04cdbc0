import type { Manifest } from '@plugwright/manifest';
import type { MetricPoint } from '../telemetry.ts';

/** A longer attribute value is cut: attributes are for groups, not for texts. */
const MAX_VALUE = 200;

const kinds = ['counter', 'histogram', 'gauge', 'updowncounter'] as const;

interface DeclaredMetric {
  readonly kind: MetricPoint['kind'];
  readonly unit: string | undefined;
  readonly attributes: ReadonlySet<string>;
}

/** What a plugin reported, as far as its manifest declares it, or how it does not. */
export type CheckedMetric = { readonly point: MetricPoint } | { readonly violation: string };

/** The metrics of `observability.metrics`, by name. */
export function declaredMetrics({ observability }: Manifest): ReadonlyMap<string, DeclaredMetric> {
  const { metrics } = observability as { readonly metrics?: Readonly<Record<string, unknown>> };
  return new Map(
    Object.entries(metrics ?? {}).flatMap(([name, declared]): [string, DeclaredMetric][] => {
      const { kind, unit, attributes } = declared as { readonly kind?: unknown; readonly unit?: unknown; readonly attributes?: readonly string[] };
      const known = kinds.find((candidate) => candidate === kind);
      return known === undefined ? [] : [[name, { kind: known, unit: typeof unit === 'string' ? unit : undefined, attributes: new Set(attributes ?? []) }]];
    }),
  );
}

/** Check one report of a plugin, which may be anything, against what is declared. */
export function checkMetric(plugin: string, declared: ReadonlyMap<string, DeclaredMetric>, data: unknown): CheckedMetric {
  const {
    name,
    value,
    attributes = {},
  } = (typeof data === 'object' && data !== null ? data : {}) as { readonly name?: unknown; readonly value?: unknown; readonly attributes?: unknown };
  if (typeof name !== 'string') return { violation: 'a metric without a name' };
  const shown = name.slice(0, 100);
  const metric = declared.get(name);
  if (metric === undefined) return { violation: `the metric ${shown} is not declared` };
  if (typeof value !== 'number' || !Number.isFinite(value)) return { violation: `the metric ${shown} has a value that is no number` };
  if (metric.kind === 'counter' && value < 0) return { violation: `the counter ${shown} goes back` };
  if (typeof attributes !== 'object' || attributes === null || Array.isArray(attributes)) return { violation: `the attributes of ${shown} are no object` };
  const plain: Record<string, string | number | boolean> = {};
  for (const [key, item] of Object.entries(attributes)) {
    if (!metric.attributes.has(key)) return { violation: `the attribute ${key.slice(0, 100)} of ${shown} is not declared` };
    if (typeof item === 'string') plain[key] = item.slice(0, MAX_VALUE);
    else if (typeof item === 'boolean' || (typeof item === 'number' && Number.isFinite(item))) plain[key] = item;
    else return { violation: `the attribute ${key} of ${shown} is neither text, number nor boolean` };
  }
  return { point: { plugin, name, kind: metric.kind, ...(metric.unit === undefined ? {} : { unit: metric.unit }), value, attributes: plain } };
}
