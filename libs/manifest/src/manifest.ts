/** A self-contained JSON Schema 2020-12: every `$ref` in it is `#/$defs/..`. */
export type ManifestSchema = boolean | Readonly<Record<string, unknown>>;

export type Language = 'typescript' | 'javascript' | 'python' | 'go' | 'rust' | 'java' | 'wasm';

/** Isolation levels, weakest first. */
export type Isolation = 'worker' | 'wasm' | 'process' | 'sandbox' | 'external';

export interface ManifestCapability {
  readonly id: string;
  readonly scope: string;
  readonly permissions: readonly string[];
  readonly paths?: readonly string[];
  readonly hosts?: readonly string[];
  readonly reason: string;
}

/** What the plugin promises about one operation, as the kernel enforces it. */
export interface ManifestOperation {
  readonly summary: string;
  readonly stability: 'experimental' | 'beta' | 'stable';
  readonly deprecated?: { readonly since: string; readonly removal?: string; readonly replacement?: string; readonly message?: string };
  /** Closed form: what callers may send (before defaults). */
  readonly input: ManifestSchema;
  /** Open form: what callers may rely on. */
  readonly output: ManifestSchema;
  /** Closed form of the output: what the plugin checks itself by. */
  readonly outputClosed: ManifestSchema;
  /** What is streamed beside input and output; absent: nothing. At least one direction is there, and a download in both its forms. */
  readonly stream?: {
    /** One item of what is streamed to the caller: open form, what callers may rely on. */
    readonly download?: ManifestSchema;
    /** Closed form of the same: what the plugin checks itself by. */
    readonly downloadClosed?: ManifestSchema;
    /** One item of what a caller may stream: closed form, before defaults. */
    readonly upload?: ManifestSchema;
  };
  /** Codes of the declared errors, `<document id>/<name>`. */
  readonly errors: readonly string[];
  readonly effects: { readonly reads: readonly string[]; readonly writes: readonly string[]; readonly idempotent: boolean };
  readonly safety: { readonly whatIf: boolean; readonly confirm: boolean; readonly rollback: boolean };
  readonly timeoutMs: number;
  readonly retry?: { readonly attempts: number; readonly backoffMs: number };
}

/** One entry of the error taxonomy, as far as the plugin can raise or meet it. */
export interface ManifestError {
  readonly class: string;
  readonly retryable: boolean;
  /** Template; `{name}` stands for a member of the details. */
  readonly message: string;
  readonly action?: string;
  /** Closed form of the details. */
  readonly details?: ManifestSchema;
}

export interface ManifestPublication {
  /** `<document id>/<event>`: the contract's event where it is one, else the plugin's own. */
  readonly topic: string;
  readonly payload: ManifestSchema;
  readonly delivery: 'at-least-once' | 'at-most-once';
  readonly key?: string;
}

export interface ManifestSubscription {
  readonly event: string;
  readonly from: { readonly kind: 'contract' | 'plugin'; readonly document: string };
  readonly operation: string;
}

export interface ManifestPluginDependency {
  readonly id: string;
  readonly range: string;
  readonly optional: boolean;
}

/**
 * The manifest of a plugin: everything a kernel needs to know, emitted from the spec, never written by hand.
 * Its JSON Schema is `@plugwright/manifest/schema`.
 */
export interface Manifest {
  readonly manifest: 'plugwright/v1';
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly summary: string;
  readonly category: string;
  readonly license: string;
  readonly owners: readonly string[];
  readonly maturity: string;
  readonly runtime: {
    readonly language: Language;
    readonly isolation: Isolation;
    readonly concurrency: { readonly mode: 'serial' | 'parallel'; readonly max: number };
  };
  /** Paths inside the plugin's folder. `source` is run where the built `file` is missing or older than the sources. */
  readonly entrypoint: { readonly file: string; readonly source?: string };
  /** Range over the kernel spec's version, and the services that the plugin may call (`storage` or `storage.get`). */
  readonly kernel: { readonly range: string; readonly services: readonly string[] };
  readonly capabilities: readonly ManifestCapability[];
  /** Absent members mean the kernel's defaults. Memory and disk in MiB, CPU in percent of one core. */
  readonly resources: {
    readonly maxMemoryMB?: number;
    readonly maxCpuPercent?: number;
    readonly maxFileHandles?: number;
    readonly maxNetworkConnections?: number;
    readonly maxDiskMB?: number;
  };
  readonly dependencies: {
    readonly system: readonly string[];
    readonly plugins: readonly ManifestPluginDependency[];
    readonly contracts: readonly { readonly id: string; readonly range: string }[];
    /** Per ecosystem: package to range. */
    readonly packages: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
  readonly coordination: {
    /** Operation names. */
    readonly exposesMethods: readonly string[];
    /** `<plugin id>/<operation>`. */
    readonly consumesMethods: readonly string[];
    readonly sharedMemory: boolean;
    readonly messaging: {
      readonly publishes: Readonly<Record<string, ManifestPublication>>;
      readonly subscribes: readonly ManifestSubscription[];
    };
  };
  readonly operations: Readonly<Record<string, ManifestOperation>>;
  /** Every error that an operation of this plugin declares, by code. What any call may fail with besides stands in `coreErrors`. */
  readonly errors: Readonly<Record<string, ManifestError>>;
  readonly extensionPoints: Readonly<Record<string, { readonly schema: ManifestSchema; readonly many: boolean }>>;
  readonly contributes: readonly { readonly plugin: string; readonly point: string; readonly items: readonly unknown[] }[];
  readonly config?: { readonly schema: ManifestSchema; readonly reload: 'hot' | 'restart' };
  readonly state?: { readonly schema: ManifestSchema; readonly version: number; readonly retentionMs?: number };
  readonly lifecycle: {
    readonly startTimeoutMs: number;
    readonly stopTimeoutMs: number;
    readonly health: { readonly intervalMs: number; readonly timeoutMs: number };
    readonly hotReload: boolean;
    readonly onCrash: 'restart' | 'stop';
  };
  readonly slo: Readonly<Record<string, unknown>>;
  readonly observability: Readonly<Record<string, unknown>>;
  readonly data: Readonly<Record<string, unknown>>;
}
