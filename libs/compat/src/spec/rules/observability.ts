import { metricAdded } from './observability/metric-added.ts';
import { metricAttributeAdded } from './observability/metric-attribute-added.ts';
import { metricAttributeRemoved } from './observability/metric-attribute-removed.ts';
import { metricChanged } from './observability/metric-changed.ts';
import { metricRemoved } from './observability/metric-removed.ts';
import { spanAdded } from './observability/span-added.ts';
import { spanRemoved } from './observability/span-removed.ts';

/** The rules of one family. */
export const observabilityRules = [metricAdded, metricAttributeAdded, metricAttributeRemoved, metricChanged, metricRemoved, spanAdded, spanRemoved] as const;
