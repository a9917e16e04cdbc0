import type { Json, JsonObject } from '@plugwright/spec';
import { isArray } from '../value/json-type.ts';
import type { Formula } from './formula.ts';
import type { Formulas } from './formulas.ts';

/** "Is another array, or another object, than this one", said by their parts. */
export function differsFrom(value: readonly Json[] | JsonObject, formulas: Formulas): Formula {
  return formulas.not(isArray(value) ? arrayOf(value, formulas) : objectOf(value, formulas));
}

function arrayOf(value: readonly Json[], formulas: Formulas): Formula {
  return formulas.and(
    formulas.atom({ on: 'array', kind: 'length', least: value.length }),
    formulas.not(formulas.atom({ on: 'array', kind: 'length', least: value.length + 1 })),
    ...value.map((item, index) => formulas.atom({ on: 'array', kind: 'item', index, schema: formulas.oneOf([item]) })),
  );
}

function objectOf(value: JsonObject, formulas: Formulas): Formula {
  const members = Object.entries(value);
  const others = formulas.names(
    members.map(([name]) => name),
    [],
  );
  return formulas.and(
    formulas.members(others, formulas.nothing),
    ...members.flatMap(([name, member]) => [
      formulas.atom({ on: 'object', kind: 'has', name }),
      formulas.members(formulas.name(name), formulas.oneOf([member])),
    ]),
  );
}
