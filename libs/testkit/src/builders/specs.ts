import { stringify } from 'yaml';

/** Keys of a document to set, or with `undefined` to leave out. */
export type SpecKeys = Readonly<Record<string, unknown>>;

const identity = { version: '1.0.0', title: 'Sample', summary: 'A sample.', owners: ['@acme/team'] };
const core = { core: { contract: 'core', range: '^1.0' } };

function present(keys: SpecKeys): SpecKeys {
  return Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined));
}

function build(spec: string, base: SpecKeys, keys: SpecKeys): string {
  return stringify(present({ spec, ...base, ...keys }), { lineWidth: 0 });
}

/** One operation that takes and gives a text; the keys replace its own. */
export function anOperation(keys: SpecKeys = {}): SpecKeys {
  const text = { type: 'object', required: ['text'], properties: { text: { type: 'string' } } };
  const base = { summary: 'Does something.', input: text, output: text, errors: [], effects: { reads: [], writes: [], idempotent: true }, timeout: '1s' };
  return present({ ...base, ...keys });
}

/** The YAML of a small valid plugin named `sample` with one operation `echo`; top-level keys are replaced by those given. */
export function aPlugin(keys: SpecKeys = {}): string {
  const base = {
    id: 'sample',
    ...identity,
    category: 'samples',
    license: 'Apache-2.0',
    maturity: 'beta',
    runtime: { language: 'typescript', isolation: 'worker', concurrency: { mode: 'parallel', max: 4 } },
    kernel: { range: '^1.0', services: ['log'] },
    imports: core,
    operations: { echo: anOperation() },
  };
  return build('plugin/v1', base, keys);
}

/** The YAML of a small valid contract named `things` with one type. */
export function aContract(keys: SpecKeys = {}): string {
  const base = { id: 'things', ...identity, maturity: 'beta', types: { Thing: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } } } };
  return build('contract/v1', base, keys);
}

/** The YAML of the contract `core` with the errors that every kernel raises. */
export function aCore(keys: SpecKeys = {}): string {
  const error = (kind: string, message: string, retryable = false): SpecKeys => ({ class: kind, retryable, message });
  const errors = {
    invalid: error('validation', 'Invalid input: {reason}.'),
    forbidden: error('permission', 'Not permitted: {reason}.'),
    'not-found': error('not-found', 'Not found: {what}.'),
    unavailable: error('unavailable', 'Unavailable: {what}.', true),
    timeout: error('timeout', 'No answer within {timeout}.', true),
    cancelled: error('cancelled', 'Cancelled: {reason}.'),
    'contract-violation': error('internal', 'The plugin broke its contract: {reason}.'),
    internal: error('internal', 'Internal error: {reason}.'),
  };
  return build('contract/v1', { id: 'core', ...identity, maturity: 'stable', errors }, keys);
}

/** The YAML of a kernel with the service `log`. */
export function aKernel(keys: SpecKeys = {}): string {
  const input = {
    type: 'object',
    required: ['level', 'message'],
    properties: { level: { enum: ['debug', 'info', 'warn', 'error'] }, message: { type: 'string' } },
  };
  const write = { ...anOperation({ summary: 'Write one record.', input, output: { type: 'object', properties: {} } }), stub: { behaviour: 'memory' } };
  return build('kernel/v1', { id: 'kernel', ...identity, imports: core, services: { log: { summary: 'Log records.', operations: { write } } } }, keys);
}
