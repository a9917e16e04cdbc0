import type { Span } from '@plugwright/diagnostics';
import type { ErrorEntry, EventEntry, Operation, TypeEntry } from './members.ts';
import type {
  Capability,
  ConfigSpec,
  Contribution,
  ExtensionPoint,
  ImportEdge,
  Lifecycle,
  PublishedEvent,
  Resources,
  Runtime,
  StateSpec,
  Subscription,
} from './plugin-parts.ts';
import type { Json, JsonObject } from './schema.ts';

/** The five kinds of document, told apart by their first key `spec: <kind>/v1`. */
export type DocumentKind = 'plugin' | 'contract' | 'kernel' | 'policy' | 'gap';

/** How finished a document's author says it is. */
export type Maturity = 'experimental' | 'alpha' | 'beta' | 'stable' | 'deprecated' | 'retired';

/** Where a document, or a part of it, was written. `pointer` is an RFC 6901 JSON pointer into the YAML. */
export interface Source {
  /** Workspace-relative path with forward slashes; for an installed package `<package>/document.json`. */
  readonly file: string;
  /** The span of a pointer, or of the nearest ancestor that has one. */
  spanOf(pointer: string): Span;
}

interface DocumentBase {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly summary: string;
  readonly description?: string;
  readonly owners: readonly string[];
  readonly source: Source;
  /** The document as written, parsed, untouched (for canonical JSON, `x-*` keys and diffs). */
  readonly raw: JsonObject;
}

/** What a plugin, a contract and the kernel share: members that others may refer to. */
export interface SharedMembers extends DocumentBase {
  readonly imports: ReadonlyMap<string, ImportEdge>;
  /** By current name, in the order of the document. */
  readonly types: ReadonlyMap<string, TypeEntry>;
  readonly errors: ReadonlyMap<string, ErrorEntry>;
}

export interface ContractDocument extends SharedMembers {
  readonly kind: 'contract';
  readonly maturity: Maturity;
  readonly events: ReadonlyMap<string, EventEntry>;
  readonly downstreams: readonly { readonly repository: string; readonly path: string }[];
}

export interface KernelService {
  readonly name: string;
  readonly summary: string;
  /** The capability that a plugin must declare to list the service; absent: any plugin may. */
  readonly unlockedBy?: { readonly scope: string; readonly permission: string };
  readonly operations: ReadonlyMap<string, Operation>;
}

export interface KernelDocument extends SharedMembers {
  readonly kind: 'kernel';
  readonly services: ReadonlyMap<string, KernelService>;
}

export interface PluginDocument extends SharedMembers {
  readonly kind: 'plugin';
  readonly category: string;
  readonly tags: readonly string[];
  readonly license: string;
  readonly maturity: Maturity;
  readonly runtime: Runtime;
  /** `services` as written: `storage` (all operations) or `storage.get` (that one). */
  readonly kernel: { readonly range: string; readonly services: readonly string[] };
  /** Per ecosystem (`npm`, `pypi`, `cargo`, `go`, `maven`): package to range; `system` is a list of programs. */
  readonly packages: { readonly ecosystems: Readonly<Record<string, Readonly<Record<string, string>>>>; readonly system: readonly string[] };
  readonly operations: ReadonlyMap<string, Operation>;
  readonly publishes: ReadonlyMap<string, PublishedEvent>;
  readonly subscribes: readonly Subscription[];
  readonly extensionPoints: ReadonlyMap<string, ExtensionPoint>;
  readonly contributes: readonly Contribution[];
  readonly config?: ConfigSpec;
  readonly capabilities: readonly Capability[];
  readonly resources: Resources;
  readonly sharedMemory: boolean;
  readonly state?: StateSpec;
  readonly lifecycle: Lifecycle;
  readonly slo: JsonObject;
  readonly observability: JsonObject;
  readonly data: JsonObject;
  readonly tests: { readonly level: string; readonly coverage?: string };
  readonly releases: JsonObject;
  readonly approvals: readonly Json[];
}

export interface PolicyDocument extends DocumentBase {
  readonly kind: 'policy';
  readonly applies: Json;
  readonly rules: Json;
}

export interface GapDocument extends DocumentBase {
  readonly kind: 'gap';
}

export type SpecDocument = PluginDocument | ContractDocument | KernelDocument | PolicyDocument | GapDocument;

/**
 * Everything the specs say, linked and immutable. Documents are sorted by id; every reference in it resolves.
 * A Model exists only for documents without errors; `link` returns diagnostics beside it.
 */
export interface Model {
  readonly documents: ReadonlyMap<string, SpecDocument>;
  readonly plugins: ReadonlyMap<string, PluginDocument>;
  readonly contracts: ReadonlyMap<string, ContractDocument>;
  /** The kernel documents; a workspace has one or more, a plugin is linked to the one named `kernel`. */
  readonly kernels: ReadonlyMap<string, KernelDocument>;
  readonly policies: ReadonlyMap<string, PolicyDocument>;
  readonly gaps: ReadonlyMap<string, GapDocument>;
}
