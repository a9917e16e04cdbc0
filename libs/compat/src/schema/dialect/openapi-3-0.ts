import { bound, common, exclusiveFlag, keep, schema } from './handlers.ts';
import { Untranslatable, type DialectRules, type Handler } from './rules.ts';

/**
 * `nullable` widens the `type` beside it and nothing else (OpenAPI 3.0.3): not `enum`, not what a
 * reference or `allOf` demands, and nothing at all where there is no `type`.
 */
const type: Handler = ({ value, node, out, from }) => {
  if (Array.isArray(value)) throw new Untranslatable('type must be one name in this dialect', from);
  if (value === 'file') {
    // What Swagger 2.0 called a file is a binary string since OpenAPI 3.0.
    out['format'] = 'binary';
    out['type'] = node['nullable'] === true ? ['string', 'null'] : 'string';
    return;
  }
  out['type'] = node['nullable'] === true ? [value, 'null'] : value;
};

/** The schema object of OpenAPI 3.0, near draft 5 with a few keywords of its own. */
export const openapi30: DialectRules = {
  refHidesSiblings: true,
  keywords: {
    ...common,
    type,
    minimum: bound('exclusiveMinimum'),
    maximum: bound('exclusiveMaximum'),
    exclusiveMinimum: exclusiveFlag,
    exclusiveMaximum: exclusiveFlag,
    items: schema,
    readOnly: keep,
    writeOnly: keep,
    deprecated: keep,
    // Only says which branch to expect; the branches decide by themselves.
    discriminator: keep,
    example: keep,
    externalDocs: keep,
    xml: keep,
  },
};
