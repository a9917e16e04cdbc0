import { defineCodes } from '../code.ts';

/** What can be wrong with a schema inside one spec document: the profile of JSON Schema that Plugwright can reason about. */
export const schemaCodes = defineCodes('spec', {
  'spec/not-an-object-schema': {
    severity: 'error',
    message: '{what} must be an object.',
    summary: 'Inputs, outputs, payloads, details and configuration are objects, so that members can be added later.',
    hint: 'Write `type: object` and put the value under a member.',
  },
  'spec/required-without-property': {
    severity: 'error',
    message: 'The required member "{member}" is not among the properties.',
    summary: 'Where unknown members are refused, a required one that is not declared can never be given.',
    hint: 'Add "{member}" to `properties`, or take it out of `required`.',
  },
  'spec/openness-by-hand': {
    severity: 'error',
    message: '`{keyword}: {value}` is decided by where the schema stands, not by its author.',
    summary: 'Input is closed and output is open by position; authors write `additionalProperties` only with a schema, for maps.',
    hint: 'Remove it; for a map of anything write `additionalProperties` with an empty schema.',
  },
  'spec/dynamic-reference': {
    severity: 'error',
    message: '`{keyword}` depends on who refers to the schema, which compatibility cannot be decided for.',
    summary: 'Dynamic references are outside the profile.',
    hint: 'Use a plain `$ref` to a named type.',
  },
  'spec/identifier-by-hand': {
    severity: 'error',
    message: '`{keyword}` is emitted by the generator and not written by hand.',
    summary: 'Schema identity follows from the document, so that it stays right.',
    hint: 'Remove it and name the schema under `types`.',
  },
  'spec/remote-reference': {
    severity: 'error',
    message: 'The reference "{value}" leaves the specs.',
    summary: 'A schema fetched from elsewhere can change without a commit, so remote and relative-file references are refused.',
    hint: 'Copy what you need into a type, or import the document that has it.',
  },
  'spec/unsupported-keyword': {
    severity: 'error',
    message: 'The compatibility engine cannot reason about `{keyword}`: {reason}.',
    summary: 'A keyword outside the profile is refused, because its changes could not be judged.',
  },
  'spec/unevaluated-items-with-contains': {
    severity: 'error',
    message: '`unevaluatedItems` beside `contains` makes which items count depend on the value.',
    summary: 'The two together are outside the profile.',
    hint: 'Use `items` or `prefixItems` in place of `unevaluatedItems`.',
  },
  'spec/contains-with-prefix-items': {
    severity: 'error',
    message: '`contains` beside `prefixItems` is judged differently by different validators.',
    summary: 'Where validators in use disagree, what a plugin accepts would depend on the one it runs with.',
    hint: 'Put `contains` into a branch of `allOf`, or describe the items by `prefixItems` and `items` alone.',
  },
  'spec/pattern-invalid': {
    severity: 'error',
    message: 'The pattern is not a regular expression: {reason}.',
    summary: 'Patterns are ECMA-262 regular expressions with the `u` flag.',
  },
  'spec/pattern-lookaround': {
    severity: 'error',
    message: 'The pattern uses a lookaround, which is not a regular language.',
    summary: 'Lookarounds are outside the profile.',
    hint: 'Rewrite the pattern without (?=, (?!, (?<= and (?<!.',
  },
  'spec/pattern-backreference': {
    severity: 'error',
    message: 'The pattern uses a backreference, which is not a regular language.',
    summary: 'Backreferences are outside the profile.',
    hint: 'Rewrite the pattern without \\\\1 or \\\\k<name>.',
  },
  'spec/pattern-too-long': {
    severity: 'error',
    message: 'The pattern has {length} characters; at most {limit} are allowed.',
    summary: 'A long pattern cannot be compared in reasonable time.',
  },
  'spec/pattern-slow': {
    severity: 'warning',
    message: 'The pattern may take exponential time: {reason}.',
    summary: 'A repeated group that itself repeats lets an attacker choose how long matching takes.',
    hint: 'Rewrite it so that no two repetitions can match the same text, and bound the length with `maxLength`.',
  },
  'spec/default-under-combinator': {
    severity: 'error',
    message: 'A default here is never applied.',
    summary: 'Defaults are applied where they stand at `properties` or `items`, never under a combinator such as anyOf or if.',
    hint: 'Move the default to the property outside of the combinator.',
  },
  'spec/default-does-not-fit': {
    severity: 'error',
    message: 'The default does not fit its own schema: {reason}.',
    summary: 'A default is a value of the schema that it stands in.',
  },
});
