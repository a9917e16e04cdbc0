import type { Json } from '@plugwright/spec';
import { draft07 } from './draft-07.ts';
import { alsoRequire, anchor, drop, isObject, keep, map, schema } from './handlers.ts';
import { below } from './pointer.ts';
import type { DialectRules, Handler } from './rules.ts';

/** The name of the dynamic anchor that `$recursiveAnchor` becomes. */
const RECURSIVE = 'recursive-anchor';

/**
 * `$recursiveRef` follows the dynamic scope only where the resource itself has `$recursiveAnchor`, and
 * without a second resource the dynamic scope holds nothing else.
 */
const recursiveRef: Handler = ({ value, node, out, walk }) => {
  if (value !== '#') return;
  const dynamic = isObject(walk.resourceRoot) && walk.resourceRoot['$recursiveAnchor'] === true;
  if (walk.manyResources && dynamic) {
    out['$dynamicRef'] = `#${RECURSIVE}`;
    walk.reference(out, '$dynamicRef');
  } else if (typeof node['$ref'] === 'string') {
    const branch = { $ref: '#' };
    alsoRequire(out, branch);
    walk.reference(branch, '$ref');
  } else {
    out['$ref'] = '#';
    walk.reference(out, '$ref');
  }
};

const recursiveAnchor: Handler = ({ value, out, to, walk }) => {
  if (value !== true || !walk.manyResources) return;
  out['$dynamicAnchor'] = RECURSIVE;
  walk.anchor(out, to, RECURSIVE, true);
};

/**
 * `contains` evaluates items for `unevaluatedItems` since 2020-12 only; a double negation keeps the
 * assertion and hides what it evaluated.
 */
const contains: Handler = (place) => {
  const { value, node, out, from, to, walk } = place;
  if (!walk.mentions('unevaluatedItems')) {
    schema(place);
    return;
  }
  const inner: Record<string, Json> = {};
  const number = alsoRequire(out, { not: { not: inner } });
  inner['contains'] = walk.schema(value, from, `${below(below(to, 'allOf'), number)}/not/not/contains`);
  for (const limit of ['minContains', 'maxContains']) {
    const count = node[limit];
    if (count !== undefined) inner[limit] = count;
  }
  delete out['minContains'];
  delete out['maxContains'];
};

const containsLimit: Handler = (place) => {
  if (!place.walk.mentions('unevaluatedItems')) keep(place);
};

/** 2019-09: the last dialect with a list of `items`; `$recursiveRef` in place of `$dynamicRef`. */
export const draft201909: DialectRules = {
  identifier: '$id',
  refHidesSiblings: false,
  keywords: {
    ...draft07.keywords,
    // Left out of the vocabularies; some validators still read it, others do not.
    dependencies: drop,
    $anchor: anchor(false),
    $recursiveRef: recursiveRef,
    $recursiveAnchor: recursiveAnchor,
    contains,
    minContains: containsLimit,
    maxContains: containsLimit,
    dependentRequired: keep,
    dependentSchemas: map,
    unevaluatedProperties: schema,
    unevaluatedItems: schema,
    contentSchema: keep,
    deprecated: keep,
  },
};
