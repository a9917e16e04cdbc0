// Types of the documents as they are written in YAML.
// Generated from libs/spec/schemas by `npm run generate -w @plugwright/spec`; edits are lost.

export type WrittenDocument = PluginSpec | ContractSpec | KernelSpec | PolicySpec | GapSpec;
/**
 * Kebab-case, unique across all kinds, never changed.
 */
export type Id = string;
/**
 * SemVer 2.0.0.
 */
export type Version = string;
/**
 * One sentence.
 */
export type Summary = string;
/**
 * Anything more, in Markdown.
 */
export type Description = string;
/**
 * As in CODEOWNERS.
 */
export type Owner = string;
/**
 * Who answers for the document.
 */
export type Owners = Owner[];
/**
 * How finished the whole is.
 */
export type Maturity = 'experimental' | 'alpha' | 'beta' | 'stable' | 'deprecated' | 'retired';
/**
 * A version range as of npm.
 */
export type Range = string;
/**
 * Kebab-case name of an operation, event, error, service or extension point.
 */
export type Name = string;
/**
 * JSON Schema 2020-12 without what compatibility cannot be decided for. Openness follows from where it stands.
 */
export type JSONSchema =
  | {
      $ref?: ReferenceToAType;
      /**
       * The JSON type, or a list of them.
       */
      type?: string | unknown[];
      /**
       * The values allowed.
       */
      enum?: unknown[];
      /**
       * The only value allowed.
       */
      const?: unknown;
      /**
       * The members of an object.
       */
      properties?: {
        [k: string]: JSONSchema;
      };
      /**
       * Members that must be there.
       */
      required?: string[];
      additionalProperties?: JSONSchema;
      /**
       * Schemas of members by the form of their name.
       */
      patternProperties?: {
        [k: string]: JSONSchema;
      };
      propertyNames?: JSONSchema;
      /**
       * Fewest members.
       */
      minProperties?: number;
      /**
       * Most members.
       */
      maxProperties?: number;
      /**
       * Members needed where another is there.
       */
      dependentRequired?: {
        [k: string]: string[];
      };
      /**
       * A schema that holds where a member is there.
       */
      dependentSchemas?: {
        [k: string]: JSONSchema;
      };
      items?: JSONSchema;
      /**
       * The first items, one schema each.
       */
      prefixItems?: JSONSchema[];
      /**
       * Fewest items.
       */
      minItems?: number;
      /**
       * Most items.
       */
      maxItems?: number;
      /**
       * No item twice.
       */
      uniqueItems?: boolean;
      contains?: JSONSchema;
      /**
       * Fewest of them.
       */
      minContains?: number;
      /**
       * Most of them.
       */
      maxContains?: number;
      unevaluatedItems?: JSONSchema;
      unevaluatedProperties?: JSONSchema;
      /**
       * Fewest characters (code points).
       */
      minLength?: number;
      /**
       * Most characters (code points).
       */
      maxLength?: number;
      /**
       * ECMA-262 regular expression with the u flag; it may match anywhere unless anchored.
       */
      pattern?: string;
      /**
       * The form of a text, such as date-time; an annotation.
       */
      format?: string;
      /**
       * At least.
       */
      minimum?: number;
      /**
       * At most.
       */
      maximum?: number;
      /**
       * More than.
       */
      exclusiveMinimum?: number;
      /**
       * Less than.
       */
      exclusiveMaximum?: number;
      /**
       * A multiple of.
       */
      multipleOf?: number;
      /**
       * All of them hold.
       */
      allOf?: JSONSchema[];
      /**
       * At least one holds.
       */
      anyOf?: JSONSchema[];
      /**
       * Exactly one holds.
       */
      oneOf?: JSONSchema[];
      not?: JSONSchema;
      if?: JSONSchema;
      then?: JSONSchema;
      else?: JSONSchema;
      /**
       * A short label.
       */
      title?: string;
      summary?: Summary;
      description?: Description;
      since?: Version;
      stability?: Stability;
      /**
       * What replaces it, and from when on.
       */
      deprecated?:
        | boolean
        | {
            since: Version;
            removal?: Version;
            replacement?: string;
            message?: string;
          };
      renamedFrom?: RenamedFrom;
      /**
       * Values, for readers.
       */
      examples?: unknown[];
      /**
       * A note for maintainers.
       */
      $comment?: string;
      /**
       * Applied by the kernel where the member is absent; only at `properties` and `items`.
       */
      default?: unknown;
    }
  | boolean;
/**
 * `#/types/<Name>` or `<alias>#/types/<Name>`.
 */
export type ReferenceToAType = string;
/**
 * What may change, and how fast.
 */
export type Stability = 'experimental' | 'beta' | 'stable';
/**
 * Former names, the first one first; entries are never removed.
 */
export type RenamedFrom = string[];
/**
 * An own name, or `<alias>#/errors/<name>`.
 */
export type ReferenceToAnError = string;
/**
 * A number and ms, s, m, h or d.
 */
export type Duration = string;
/**
 * `<alias>#/events/<name>`.
 */
export type ReferenceToAnEvent = string;
/**
 * How often an accepted event may arrive.
 */
export type Delivery = 'at-least-once' | 'at-most-once';
/**
 * RFC 6901.
 */
export type JSONPointer = string;
/**
 * A number and Ki, Mi or Gi.
 */
export type Size = string;
/**
 * A number and %.
 */
export type Percentage = string;
/**
 * Calls per second or minute.
 */
export type Rate = string;
/**
 * A calendar date.
 */
export type Date = string;
/**
 * Accepted violations; a stale one is a warning.
 */
export type Approvals = Approval[];

/**
 * One plugin.
 */
export interface PluginSpec {
  /**
   * The kind of document and the version of the language.
   */
  spec: 'plugin/v1';
  id: Id;
  version: Version;
  /**
   * The name shown to people.
   */
  title: string;
  summary: Summary;
  description?: Description;
  owners: Owners;
  category: Id;
  /**
   * Words to find it by.
   */
  tags?: Id[];
  /**
   * SPDX expression.
   */
  license: string;
  maturity: Maturity;
  runtime: Runtime;
  kernel: Kernel;
  imports?: Imports;
  packages?: Packages;
  types?: Types;
  errors?: Errors;
  operations?: Operations;
  events?: Events;
  /**
   * Points that others contribute to.
   */
  extensionPoints?: {
    [k: string]: ExtensionPoint;
  };
  /**
   * What it contributes to points of its imports.
   */
  contributes?: {
    /**
     * The contributions.
     */
    [k: string]: unknown[];
  };
  config?: Configuration;
  /**
   * Deny by default; each needs a reason.
   */
  capabilities?: Capability[];
  resources?: Resources;
  /**
   * Whether it uses shared memory.
   */
  sharedMemory?: boolean;
  state?: State;
  lifecycle?: Lifecycle;
  /**
   * Service level objectives by operation.
   */
  slo?: {
    [k: string]: Objective;
  };
  observability?: Observability;
  data?: Data;
  tests?: Tests;
  releases?: Releases;
  approvals?: Approvals;
  deprecated?: Deprecation;
}
/**
 * What it runs on.
 */
export interface Runtime {
  /**
   * The language of its handlers.
   */
  language: 'typescript' | 'javascript' | 'python' | 'go' | 'rust' | 'java' | 'wasm';
  /**
   * The least isolation that the operator may choose.
   */
  isolation: 'worker' | 'wasm' | 'process' | 'sandbox' | 'external';
  concurrency?: Concurrency;
}
/**
 * What it promises about thread safety.
 */
export interface Concurrency {
  /**
   * One call at a time, or several.
   */
  mode: 'serial' | 'parallel';
  /**
   * Most calls at a time.
   */
  max?: number;
}
/**
 * What it asks of the kernel.
 */
export interface Kernel {
  range: Range;
  /**
   * Services (`storage`) or single operations (`storage.get`).
   */
  services?: string[];
}
/**
 * What this document builds on, by alias; ranges are written here and nowhere else.
 */
export interface Imports {
  [k: string]: Import;
}
/**
 * One edge of the graph; its key is the alias.
 */
export interface Import {
  contract?: Id;
  plugin?: Id;
  range: Range;
  /**
   * Of a plugin: the operations that are called.
   */
  operations?: Name[];
  /**
   * The plugin works without it.
   */
  optional?: boolean;
}
/**
 * Packages of the plugin's own ecosystem, and of the system.
 */
export interface Packages {
  /**
   * Package to range.
   */
  npm?: {
    [k: string]: string;
  };
  /**
   * Package to range.
   */
  pypi?: {
    [k: string]: string;
  };
  /**
   * Package to range.
   */
  cargo?: {
    [k: string]: string;
  };
  /**
   * Package to range.
   */
  go?: {
    [k: string]: string;
  };
  /**
   * Package to range.
   */
  maven?: {
    [k: string]: string;
  };
  /**
   * Programs that must be there.
   *
   * Items: A program or package of the operating system.
   */
  system?: string[];
}
/**
 * Named types; refer to them as `#/types/<Name>`.
 */
export interface Types {
  [k: string]: JSONSchema;
}
/**
 * Errors by name.
 */
export interface Errors {
  [k: string]: Error;
}
/**
 * One way in which an operation fails; its key is the code.
 */
export interface Error {
  extends?: ReferenceToAnError;
  /**
   * For an entry that begins a taxonomy.
   */
  class?:
    'validation' | 'permission' | 'not-found' | 'conflict' | 'limit' | 'unavailable' | 'unsupported' | 'timeout' | 'cancelled' | 'internal';
  /**
   * Whether the same call may succeed later.
   */
  retryable?: boolean;
  /**
   * `{name}` stands for a member of the details.
   */
  message: string;
  /**
   * What a human should do.
   */
  action?: string;
  details?: JSONSchema;
  summary?: Summary;
  description?: Description;
  since?: Version;
  stability?: Stability;
  deprecated?: Deprecation;
  renamedFrom?: RenamedFrom;
}
/**
 * What replaces it, and from when on.
 */
export interface Deprecation {
  since: Version;
  removal?: Version;
  /**
   * The name to use instead.
   */
  replacement?: string;
  /**
   * What a user should do.
   */
  message?: string;
}
/**
 * Operations by name.
 */
export interface Operations {
  [k: string]: Operation;
}
/**
 * Something that can be called.
 */
export interface Operation {
  input: JSONSchema;
  output: JSONSchema;
  stream?: Stream;
  /**
   * Every error it may fail with.
   */
  errors?: ReferenceToAnError[];
  effects: Effects;
  safety?: Safety;
  timeout: Duration;
  retry?: Retry;
  /**
   * Executed as tests and shown on the portal.
   */
  examples?: Example[];
  /**
   * An implementation may lack it.
   */
  optional?: boolean;
  summary: Summary;
  description?: Description;
  since?: Version;
  stability?: Stability;
  deprecated?: Deprecation;
  renamedFrom?: RenamedFrom;
}
/**
 * What is streamed beside input and output; at least one direction.
 */
export interface Stream {
  download?: JSONSchema;
  upload?: JSONSchema;
}
/**
 * What it touches.
 */
export interface Effects {
  /**
   * What it reads.
   */
  reads: string[];
  /**
   * What it changes; then `safety` is needed.
   */
  writes: string[];
  /**
   * Calling it twice does what calling it once does.
   */
  idempotent: boolean;
}
/**
 * What a writing operation offers.
 */
export interface Safety {
  /**
   * The input member `whatIf` only says what would happen.
   */
  whatIf: boolean;
  /**
   * The input member `confirm` must be true.
   */
  confirm: boolean;
  /**
   * The output is enough to undo it.
   */
  rollback: boolean;
  /**
   * Why one of them is not offered.
   */
  reason?: string;
}
/**
 * How callers may retry.
 */
export interface Retry {
  /**
   * Calls in all.
   */
  attempts: number;
  backoff: Duration;
}
/**
 * A call and what it gives.
 */
export interface Example {
  /**
   * What it shows.
   */
  name: string;
  /**
   * The input.
   */
  input: unknown;
  /**
   * What the caller streams, item by item.
   */
  upload?: unknown[];
  /**
   * What is streamed to the caller, item by item.
   */
  items?: unknown[];
  /**
   * The output.
   */
  output?: unknown;
  error?: ReferenceToAnError;
  summary?: Summary;
}
/**
 * What it tells and what it listens to.
 */
export interface Events {
  /**
   * Events it publishes.
   */
  publishes?: {
    [k: string]: PublishedEvent;
  };
  /**
   * Events it listens to.
   */
  subscribes?: {
    [k: string]: Subscription;
  };
}
/**
 * One of a contract (`event`), or one of its own (`payload`).
 */
export interface PublishedEvent {
  event?: ReferenceToAnEvent;
  payload?: JSONSchema;
  delivery?: Delivery;
  key?: JSONPointer;
  summary?: Summary;
  description?: Description;
  since?: Version;
  stability?: Stability;
  deprecated?: Deprecation;
  renamedFrom?: RenamedFrom;
}
/**
 * Delivered as a call of the operation.
 */
export interface Subscription {
  from: Name;
  operation: Name;
  summary?: Summary;
}
/**
 * What others may contribute.
 */
export interface ExtensionPoint {
  schema: JSONSchema;
  /**
   * Whether one plugin may contribute several.
   */
  many?: boolean;
  summary?: Summary;
  description?: Description;
  since?: Version;
  stability?: Stability;
  deprecated?: Deprecation;
  renamedFrom?: RenamedFrom;
}
/**
 * What an operator may set.
 */
export interface Configuration {
  schema: JSONSchema;
  /**
   * How a change takes effect.
   */
  reload?: 'hot' | 'restart';
}
/**
 * Something it may do; denied unless declared and granted.
 */
export interface Capability {
  id: Name;
  /**
   * What it reaches.
   */
  scope: 'filesystem' | 'network' | 'data' | 'memory' | 'ui' | 'system' | 'process' | 'environment';
  /**
   * What it does there.
   */
  permissions: Name[];
  /**
   * Of scope filesystem.
   *
   * Items: A relative glob.
   */
  paths?: string[];
  /**
   * Of scope network.
   */
  hosts?: string[];
  /**
   * One sentence that an operator can judge.
   */
  reason: string;
}
/**
 * The most it may take; absent members have the kernel's defaults.
 */
export interface Resources {
  memory?: Size;
  cpu?: Percentage;
  /**
   * Open files.
   */
  fileHandles?: number;
  /**
   * Open connections.
   */
  connections?: number;
  disk?: Size;
}
/**
 * What it keeps; absent for a stateless plugin.
 */
export interface State {
  schema: JSONSchema;
  /**
   * Raised with each migration.
   */
  version: number;
  retention?: Duration;
}
/**
 * How it starts, stops and is watched.
 */
export interface Lifecycle {
  startTimeout?: Duration;
  stopTimeout?: Duration;
  health?: Health;
  /**
   * New code without a stop.
   */
  hotReload?: boolean;
  /**
   * What the kernel does.
   */
  onCrash?: 'restart' | 'stop';
}
/**
 * How it is asked.
 */
export interface Health {
  interval?: Duration;
  timeout?: Duration;
}
/**
 * Promises about one operation.
 */
export interface Objective {
  p50?: Duration;
  p95?: Duration;
  p99?: Duration;
  throughput?: Rate;
  errorRate?: Percentage;
}
/**
 * What it can be seen by; checked live.
 */
export interface Observability {
  /**
   * Metrics by name.
   */
  metrics?: {
    [k: string]: Metric;
  };
  /**
   * Operations that make a span.
   */
  spans?: Name[];
}
/**
 * One instrument.
 */
export interface Metric {
  /**
   * The OpenTelemetry instrument.
   */
  kind: 'counter' | 'histogram' | 'gauge' | 'updowncounter';
  /**
   * UCUM unit.
   */
  unit?: string;
  /**
   * Attribute keys.
   *
   * Items: A key.
   */
  attributes?: string[];
  summary?: Summary;
}
/**
 * What it does with personal data.
 */
export interface Data {
  /**
   * Where personal data enters: /operations/<name>/(input|output)/..
   */
  pii?: JSONPointer[];
  /**
   * none, or how long it is kept.
   */
  retention?: string;
}
/**
 * How deep it is tested, at least.
 */
export interface Tests {
  /**
   * Each includes those before it.
   */
  level: 'example' | 'contract' | 'property' | 'mutation';
  coverage?: Percentage;
}
/**
 * Notes by version.
 */
export interface Releases {
  [k: string]: Release;
}
/**
 * Notes of a release.
 */
export interface Release {
  /**
   * What a user should know.
   */
  notes?: string;
  breaking?: Breaking;
}
/**
 * What a user must do.
 */
export interface Breaking {
  /**
   * What to do.
   */
  message: string;
  migrateBy?: Date;
}
/**
 * An accepted violation of a rule.
 */
export interface Approval {
  /**
   * Its code.
   */
  rule: string;
  at: JSONPointer;
  /**
   * Why it is accepted.
   */
  reason: string;
  owner: Owner;
  expires: Date;
}
/**
 * Shared types, errors and events.
 */
export interface ContractSpec {
  /**
   * The kind of document and the version of the language.
   */
  spec: 'contract/v1';
  id: Id;
  version: Version;
  /**
   * The name shown to people.
   */
  title: string;
  summary: Summary;
  description?: Description;
  owners: Owners;
  maturity: Maturity;
  imports?: ContractImports;
  /**
   * Repositories that use the contract.
   */
  downstreams?: Downstream[];
  types?: Types;
  errors?: Errors;
  /**
   * Events that plugins publish as of this contract.
   */
  events?: {
    [k: string]: Event;
  };
  releases?: Releases;
  approvals?: Approvals;
  deprecated?: Deprecation;
}
/**
 * Contracts that this document builds on, by alias.
 */
export interface ContractImports {
  [k: string]: ContractImport;
}
/**
 * One edge of the graph; its key is the alias.
 */
export interface ContractImport {
  contract: Id;
  range: Range;
}
/**
 * A repository where propagation makes branches.
 */
export interface Downstream {
  /**
   * Where it is cloned from.
   */
  repository: string;
  /**
   * The folder of its workspace.
   */
  path: string;
}
/**
 * Something that happened.
 */
export interface Event {
  payload: JSONSchema;
  delivery?: Delivery;
  key?: JSONPointer;
  summary?: Summary;
  description?: Description;
  since?: Version;
  stability?: Stability;
  deprecated?: Deprecation;
  renamedFrom?: RenamedFrom;
}
/**
 * The services that a plugin may call.
 */
export interface KernelSpec {
  /**
   * The kind of document and the version of the language.
   */
  spec: 'kernel/v1';
  id: Id;
  version: Version;
  /**
   * The name shown to people.
   */
  title: string;
  summary: Summary;
  description?: Description;
  owners: Owners;
  imports?: ContractImports;
  types?: Types;
  errors?: Errors;
  releases?: Releases;
  approvals?: Approvals;
  /**
   * Services by name.
   */
  services: {
    [k: string]: Service;
  };
}
/**
 * A group of operations.
 */
export interface Service {
  summary: Summary;
  description?: Description;
  unlockedBy?: UnlockedBy;
  /**
   * Operations by name.
   */
  operations: {
    [k: string]: ServiceOperation;
  };
  since?: Version;
  stability?: Stability;
  deprecated?: Deprecation;
}
/**
 * The capability that a plugin must declare.
 */
export interface UnlockedBy {
  /**
   * Its scope.
   */
  scope: 'filesystem' | 'network' | 'data' | 'memory' | 'ui' | 'system' | 'process' | 'environment';
  permission: Name;
}
/**
 * An operation of the kernel.
 */
export interface ServiceOperation {
  input: JSONSchema;
  output: JSONSchema;
  /**
   * Every error it may fail with.
   */
  errors?: ReferenceToAnError[];
  effects: Effects;
  safety?: Safety;
  timeout: Duration;
  retry?: Retry;
  /**
   * Executed as tests and shown on the portal.
   */
  examples?: Example[];
  /**
   * An implementation may lack it.
   */
  optional?: boolean;
  summary: Summary;
  description?: Description;
  since?: Version;
  stability?: Stability;
  deprecated?: Deprecation;
  renamedFrom?: RenamedFrom;
  stub?: Stub;
}
/**
 * How the stub kernel answers.
 */
export interface Stub {
  /**
   * From memory, from a script, from a recording, or not at all.
   */
  behaviour: 'memory' | 'scripted' | 'recorded' | 'refuse';
}
/**
 * What a gate enforces.
 */
export interface PolicySpec {
  /**
   * The kind of document and the version of the language.
   */
  spec: 'policy/v1';
  id: Id;
  version: Version;
  /**
   * The name shown to people.
   */
  title: string;
  summary: Summary;
  description?: Description;
  owners: Owners;
  /**
   * Which documents it governs.
   */
  applies: unknown;
  rules: PolicyRules;
}
/**
 * Data that a gate reads, or the kernel.
 */
export interface PolicyRules {
  ledger?: LedgerRules;
  [k: string]: unknown;
}
/**
 * What the kernel puts on its ledger, and how long it stays there; read from the policy `ledger`.
 */
export interface LedgerRules {
  keep?: Duration;
  /**
   * The share of calls that is recorded, whole traces at a time; none where absent.
   */
  calls?: string;
  /**
   * Calls that fail are recorded in any case.
   */
  failedCalls?: boolean;
  /**
   * Kinds of entries that are not recorded.
   *
   * Items: A kind of entry; the others cannot be left out.
   */
  omit?: ('use' | 'call' | 'start' | 'stop' | 'throttle' | 'configure' | 'reload')[];
  checkpoint?: Checkpoint;
  /**
   * While the ledger cannot be written, no plugin is loaded, or it is only told.
   */
  onTrouble?: 'refuse-loads' | 'tell';
}
/**
 * When everything so far is signed.
 */
export interface Checkpoint {
  /**
   * After so many entries.
   */
  entries?: number;
  interval?: Duration;
}
/**
 * A known hole, with what would close it.
 */
export interface GapSpec {
  /**
   * The kind of document and the version of the language.
   */
  spec: 'gap/v1';
  id: Id;
  version: Version;
  /**
   * The name shown to people.
   */
  title: string;
  summary: Summary;
  description?: Description;
  owners: Owners;
  /**
   * What kind of hole.
   */
  type: 'architectural' | 'security' | 'integration' | 'performance' | 'ui/ux' | 'testing' | 'documentation';
  /**
   * P0 first.
   */
  priority: 'P0' | 'P1' | 'P2' | 'P3';
  /**
   * How far it reaches.
   */
  scope: 'isolated' | 'system' | 'cross-cutting' | 'foundational';
  /**
   * What it affects.
   *
   * Items: A row of the requirements, or a package.
   */
  systems: string[];
  /**
   * What is so today.
   */
  currentState: string;
  /**
   * What must be so.
   */
  requiredSolution: string;
  /**
   * What it costs while it is open.
   */
  impact: string;
  /**
   * What to do.
   *
   * Items: One step.
   */
  actions: string[];
  /**
   * Each bound to a test.
   */
  validation: Criterion[];
  /**
   * Resolved only when its tests exist and pass.
   */
  status: 'open' | 'in progress' | 'resolved';
}
/**
 * What shows that it is closed.
 */
export interface Criterion {
  /**
   * What must hold.
   */
  criterion: string;
  /**
   * The test that shows it: <file> > <name>.
   */
  test: string;
}
