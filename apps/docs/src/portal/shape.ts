/** A self-contained JSON Schema 2020-12: every `$ref` in it is `#/$defs/<document id>.<Name>`. */
export type JsonSchema = boolean | Readonly<Record<string, unknown>>;

export type DocumentKind = 'plugin' | 'contract' | 'kernel';

export interface Described {
  readonly name: string;
  readonly summary?: string;
  readonly description?: string;
  readonly since?: string;
  readonly stability?: string;
  readonly deprecated?: { readonly since: string; readonly removal?: string; readonly replacement?: string; readonly message?: string };
}

export interface PortalExample {
  readonly name: string;
  readonly input: unknown;
  readonly upload?: readonly unknown[];
  readonly items?: readonly unknown[];
  readonly output?: unknown;
  /** Code of the expected error. */
  readonly error?: string;
}

export interface PortalOperation extends Described {
  readonly input: JsonSchema;
  readonly output: JsonSchema;
  /** What is streamed beside them, each the schema of one item. */
  readonly stream?: { readonly download?: JsonSchema; readonly upload?: JsonSchema };
  /** Codes, `<document id>/<name>`. */
  readonly errors: readonly string[];
  readonly effects: { readonly reads: readonly string[]; readonly writes: readonly string[]; readonly idempotent: boolean };
  readonly safety?: { readonly whatIf: boolean; readonly confirm: boolean; readonly rollback: boolean };
  readonly timeoutMs: number;
  readonly retry?: { readonly attempts: number; readonly backoffMs: number };
  readonly examples?: readonly PortalExample[];
}

export interface PortalError extends Described {
  readonly code: string;
  readonly class: string;
  readonly retryable: boolean;
  /** Template; `{name}` stands for a member of the details. */
  readonly message: string;
  readonly action?: string;
  readonly extends?: string;
  readonly details?: JsonSchema;
}

export interface PortalEvent extends Described {
  /** `<document id>/<event>`. */
  readonly topic: string;
  readonly payload: JsonSchema;
  readonly delivery: string;
  readonly key?: string;
}

export interface PortalType extends Described {
  readonly schema: JsonSchema;
}

export interface PortalService {
  readonly name: string;
  readonly summary: string;
  readonly unlockedBy?: { readonly scope: string; readonly permission: string };
  readonly operations: readonly PortalOperation[];
}

export interface PortalImport {
  readonly alias: string;
  readonly kind: DocumentKind;
  readonly document: string;
  readonly range: string;
  readonly operations: readonly string[];
  readonly optional: boolean;
}

/** A document that builds on another one. */
export interface PortalUser {
  readonly document: string;
  readonly kind: DocumentKind;
  readonly range: string;
  readonly optional: boolean;
  /** Operations that it names; of the kernel, services. */
  readonly operations: readonly string[];
}

interface DocumentBase {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly summary: string;
  readonly description?: string;
  readonly owners: readonly string[];
  readonly maturity?: string;
  readonly imports: readonly PortalImport[];
  readonly types: readonly PortalType[];
  readonly errors: readonly PortalError[];
  readonly usedBy: readonly PortalUser[];
}

export interface PortalContract extends DocumentBase {
  readonly kind: 'contract';
  readonly events: readonly PortalEvent[];
}

export interface PortalKernel extends DocumentBase {
  readonly kind: 'kernel';
  readonly services: readonly PortalService[];
}

export interface PortalCapability {
  readonly id: string;
  readonly scope: string;
  readonly permissions: readonly string[];
  readonly paths?: readonly string[];
  readonly hosts?: readonly string[];
  readonly reason: string;
}

export interface PortalPlugin extends DocumentBase {
  readonly kind: 'plugin';
  readonly category: string;
  readonly tags: readonly string[];
  readonly license: string;
  readonly runtime: { readonly language: string; readonly isolation: string; readonly concurrency: { readonly mode: string; readonly max: number } };
  readonly kernel: { readonly range: string; readonly services: readonly string[] };
  readonly operations: readonly PortalOperation[];
  readonly publishes: readonly PortalEvent[];
  readonly subscribes: readonly {
    readonly event: string;
    readonly from: { readonly kind: DocumentKind; readonly document: string };
    readonly operation: string;
  }[];
  readonly config?: { readonly schema: JsonSchema; readonly reload: string };
  readonly capabilities: readonly PortalCapability[];
  /** CPU in percent of one core; absent: the kernel's default. */
  readonly resources: {
    readonly memoryBytes?: number;
    readonly cpuPercent?: number;
    readonly fileHandles?: number;
    readonly connections?: number;
    readonly diskBytes?: number;
  };
}

/** One emitted file under `data/<kind>/`. */
export type PortalDocument = PortalPlugin | PortalContract | PortalKernel;

/** A row of the catalogue. */
export interface CatalogueRow {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly summary: string;
  readonly version: string;
  readonly maturity: string;
  readonly category: string;
  readonly language: string;
  readonly tags: readonly string[];
  /** Names of what it offers: operations, services, types. */
  readonly offers: readonly string[];
}

/** A diagnostic code, of the emitted `data/diagnostics.json`. */
export interface DiagnosticCode {
  readonly code: string;
  readonly family: string;
  readonly severity: string;
  readonly message: string;
  readonly summary: string;
  readonly hint?: string;
  readonly example?: string;
  readonly mend?: string;
}
