import { didYouMean, nearMiss } from '@plugwright/diagnostics';
import type { ErrorObject } from 'ajv';
import { memberOf, objectOf, textOf, textsOf, typeName } from '../json/access.ts';
import { below, lastToken, tokensOf } from '../json/pointer.ts';
import type { DocumentKind } from '../model/document.ts';
import type { Json, JsonObject } from '../model/schema.ts';
import { dynamicKeywords, identifierKeywords, unsupportedKeywords } from './keyword-profile.ts';
import { fitsMetaSchema } from './meta-fits.ts';
import { metaSchemaValidator } from './meta-schemas.ts';
import type { At, Reporter } from './reporter.ts';

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'a mapping',
  array: 'a list',
  null: 'null',
};

/** A place in words: `in operations.redact`. */
function placeOf(pointer: string, kind: DocumentKind): string {
  const tokens = tokensOf(pointer);
  return tokens.length === 0 ? `at the top of a ${kind}` : `in ${tokens.join('.')}`;
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** The findings that carry their own code in the meta-schema, all of which show the value and nothing else. */
const valueCodes = [
  'spec/bad-id',
  'spec/bad-version',
  'spec/bad-range',
  'spec/bad-duration',
  'spec/bad-size',
  'spec/bad-percentage',
  'spec/bad-rate',
  'spec/bad-date',
  'spec/bad-owner',
  'spec/bad-host',
  'spec/bad-pointer',
  'spec/bad-reference',
] as const;
type ValueCode = (typeof valueCodes)[number];
const isValueCode = (code: string): code is ValueCode => (valueCodes as readonly string[]).includes(code);

function limitProblem(error: ErrorObject): string {
  const limit = String((error.params as { limit?: unknown }).limit);
  switch (error.keyword) {
    case 'minLength':
      return limit === '1' ? 'must not be empty' : `must have at least ${limit} characters`;
    case 'maxLength':
      return `must have at most ${limit} characters`;
    case 'minItems':
      return limit === '1' ? 'must not be an empty list' : `must have at least ${limit} items`;
    case 'uniqueItems':
      return 'has the same item twice';
    case 'minimum':
      return `must be at least ${limit}`;
    case 'maximum':
      return `must be at most ${limit}`;
    case 'exclusiveMinimum':
      return `must be more than ${limit}`;
    default:
      return `breaks the rule \`${error.keyword}\``;
  }
}

/** Turns the errors of the meta-schema's validator into findings. */
class MetaFindings {
  readonly #reporter: Reporter;
  readonly #kind: DocumentKind;

  constructor(reporter: Reporter, kind: DocumentKind) {
    this.#reporter = reporter;
    this.#kind = kind;
  }

  /** Misspelt keys that were certainly meant for another one: that one is not missing as well. */
  readonly #meant = new Set<string>();

  /** Look at the unknown keys first, because they explain some of the missing ones. */
  expect(error: ErrorObject): void {
    if (error.keyword !== 'additionalProperties') return;
    const meant = this.#nearKey(
      error.parentSchema as JsonObject,
      error.instancePath,
      String((error.params as { additionalProperty: unknown }).additionalProperty),
    );
    if (meant !== undefined) this.#meant.add(below(error.instancePath, meant));
  }

  add(error: ErrorObject): void {
    const parent = error.parentSchema as JsonObject;
    const pointer = error.instancePath;
    if (error.propertyName !== undefined) {
      this.#badName(parent, error.propertyName, { key: below(pointer, error.propertyName) });
      return;
    }
    switch (error.keyword) {
      case 'if':
      case 'propertyNames':
        return;
      case 'additionalProperties':
        this.#unknownKey(parent, pointer, String((error.params as { additionalProperty: unknown }).additionalProperty));
        return;
      case 'required':
        this.#missingKey(pointer, String((error.params as { missingProperty: unknown }).missingProperty), parent);
        return;
      case 'oneOf':
        this.#oneOf(pointer);
        return;
      case 'anyOf':
        this.#anyOf(error.schema as readonly Json[], pointer);
        return;
      case 'enum':
      case 'const':
        this.#notAllowed(error, pointer);
        return;
      case 'type':
        this.#wrongType(error, parent, pointer);
        return;
      default:
        this.#other(error, parent, pointer);
    }
  }

  #what(pointer: string): string {
    return `\`${lastToken(pointer) ?? this.#kind}\``;
  }

  #coded(parent: JsonObject, value: unknown, at: At): boolean {
    const code = textOf(parent, 'x-finding');
    if (code === undefined) return false;
    if (code === 'spec/bad-name') this.#badName(parent, shown(value), at);
    else if (code === 'spec/no-owners') this.#noOwners(at);
    else if (code === 'spec/bad-reference' && typeof value === 'string' && /^[a-z][a-z0-9+.-]*:|^\.{0,2}\/|\.(json|ya?ml)(#|$)/i.test(value))
      this.#reporter.report('spec/remote-reference', { value: shown(value) }, at);
    else if (isValueCode(code)) this.#reporter.report(code, { value: shown(value) }, at);
    else return false;
    return true;
  }

  #noOwners(at: At): void {
    this.#reporter.report('spec/no-owners', { id: textOf(this.#reporter.document.value, 'id') ?? this.#kind }, at);
  }

  #badName(parent: JsonObject, name: string, at: At): void {
    if (textOf(parent, 'x-finding') === 'spec/bad-version') this.#reporter.report('spec/bad-version', { value: name }, at);
    else this.#reporter.report('spec/bad-name', { value: name, rule: textOf(parent, 'x-rule') ?? 'the form is fixed' }, at);
  }

  #unknownKey(parent: JsonObject, pointer: string, key: string): void {
    const at = { key: below(pointer, key) };
    if (textOf(parent, 'title') === 'JSON Schema') {
      const reason = unsupportedKeywords.get(key);
      if (dynamicKeywords.has(key)) {
        this.#reporter.report('spec/dynamic-reference', { keyword: key }, at);
        return;
      }
      if (identifierKeywords.has(key)) {
        this.#reporter.report('spec/identifier-by-hand', { keyword: key }, at);
        return;
      }
      if (reason !== undefined) {
        this.#reporter.report('spec/unsupported-keyword', { keyword: key, reason }, at);
        return;
      }
    }
    const known = Object.keys(objectOf(parent, 'properties'));
    const meant = this.#nearKey(parent, pointer, key);
    this.#reporter.report('spec/unknown-key', { key, where: placeOf(pointer, this.#kind) }, at, {
      hints: meant === undefined ? [`Known here: ${known.toSorted().join(', ')}.`] : [`Did you mean "${meant}"?`],
      fix: meant === undefined ? undefined : this.#reporter.replacement(at, meant),
    });
  }

  #nearKey(parent: JsonObject, pointer: string, key: string): string | undefined {
    const present = this.#valueAt(pointer);
    return nearMiss(
      key,
      Object.keys(objectOf(parent, 'properties')).filter((name) => memberOf(present, name) === undefined),
    );
  }

  #missingKey(pointer: string, key: string, parent: JsonObject): void {
    if (this.#meant.has(below(pointer, key))) return;
    const at = pointer === '' ? { key: '/spec' } : { key: pointer };
    if (pointer === '' && key === 'owners') {
      this.#noOwners(at);
      return;
    }
    if (key === 'reason' && /^\/capabilities\/\d+$/.test(pointer)) {
      this.#reporter.report('spec/capability-without-reason', { id: textOf(this.#valueAt(pointer), 'id') ?? '' }, at);
      return;
    }
    const description = textOf(memberOf(objectOf(parent, 'properties'), key), 'description');
    this.#reporter.report('spec/missing-key', { key, where: placeOf(pointer, this.#kind) }, at, {
      hints: description === undefined ? [] : [`\`${key}\`: ${description}`],
    });
  }

  #oneOf(pointer: string): void {
    const value = this.#valueAt(pointer);
    const both = memberOf(value, 'contract') !== undefined && memberOf(value, 'plugin') !== undefined;
    if (both) this.#reporter.report('spec/bad-value', { what: this.#what(pointer), problem: 'names both a contract and a plugin' }, { key: pointer });
    else this.#reporter.report('spec/missing-key', { key: 'contract', where: `${placeOf(pointer, this.#kind)} (or "plugin")` }, { key: pointer });
  }

  /** One of several keys must be there. */
  #anyOf(branches: readonly Json[], pointer: string): void {
    const keys = branches.flatMap((branch) => textsOf(branch, 'required'));
    if (keys.some((key) => this.#meant.has(below(pointer, key)))) return;
    const [key = '', ...others] = keys;
    const where = `${placeOf(pointer, this.#kind)} (or ${others.map((other) => `"${other}"`).join(', ')})`;
    this.#reporter.report('spec/missing-key', { key, where }, { key: pointer });
  }

  #notAllowed(error: ErrorObject, pointer: string): void {
    const params = error.params as { allowedValues?: readonly Json[]; allowedValue?: Json };
    const allowed = (params.allowedValues ?? [params.allowedValue ?? null]).map(shown);
    const value = shown(error.data);
    const meant = nearMiss(value, allowed);
    this.#reporter.report('spec/bad-value', { what: this.#what(pointer), problem: `must be one of ${allowed.join(', ')}, not "${value}"` }, pointer, {
      hints: didYouMean(value, allowed),
      fix: meant === undefined ? undefined : this.#reporter.replacement(pointer, meant),
    });
  }

  #wrongType(error: ErrorObject, parent: JsonObject, pointer: string): void {
    const scalar = typeof error.data !== 'object' || error.data === null;
    if (scalar && error.data !== null && this.#coded(parent, this.#reporter.written(pointer), pointer)) return;
    const types = (error.params as { type: string | readonly string[] }).type;
    const expected = (typeof types === 'string' ? types.split(',') : types).map((type) => typeWords[type] ?? type).join(' or ');
    this.#reporter.report('spec/wrong-type', { what: this.#what(pointer), expected, found: typeName(error.data as Json) }, pointer);
  }

  #other(error: ErrorObject, parent: JsonObject, pointer: string): void {
    if (textOf(parent, 'x-finding') === 'spec/capability-without-reason') {
      const capability = this.#valueAt(pointer.replace(/\/reason$/, ''));
      this.#reporter.report('spec/capability-without-reason', { id: textOf(capability, 'id') ?? '' }, pointer);
      return;
    }
    if (error.keyword === 'uniqueItems' || !this.#coded(parent, error.data, pointer)) {
      this.#reporter.report('spec/bad-value', { what: this.#what(pointer), problem: limitProblem(error) }, pointer);
    }
  }

  #valueAt(pointer: string): Json | undefined {
    let value: Json | undefined = this.#reporter.document.value;
    for (const token of tokensOf(pointer)) value = Array.isArray(value) ? (value as readonly Json[])[Number(token)] : memberOf(value, token);
    return value;
  }
}

/** Report everything in which a document does not fit its kind's meta-schema. */
export function reportMetaFindings(reporter: Reporter, kind: DocumentKind): void {
  if (fitsMetaSchema(kind, reporter.document.value)) return;
  const validate = metaSchemaValidator(kind);
  if (validate(reporter.document.value)) return;
  const findings = new MetaFindings(reporter, kind);
  for (const error of validate.errors ?? []) findings.expect(error);
  const seen = new Set<string>();
  for (const error of validate.errors ?? []) {
    // What is inside of oneOf and anyOf is told by the keyword itself; one value breaks one rule once, and the first says it best.
    if (/\/(one|any)Of\/\d+\//.test(error.schemaPath)) continue;
    const subject = error.keyword === 'additionalProperties' || error.keyword === 'required' ? JSON.stringify(error.params) : (error.propertyName ?? '');
    const key = `${error.instancePath} ${subject}`;
    if (error.keyword === 'if' || error.keyword === 'propertyNames' || seen.has(key)) continue;
    seen.add(key);
    findings.add(error);
  }
}
