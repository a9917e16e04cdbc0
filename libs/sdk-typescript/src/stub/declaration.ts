import type { Manifest, ManifestSchema } from '@plugwright/manifest';
import type { PluginDefinition, Validator } from '../definition.ts';

/** One operation outside the plugin that its spec lets it call. */
export interface StubSurfaceOperation {
  /** Closed form; defaults are applied by it. */
  readonly input: ManifestSchema;
  /** Open form; made-up answers are drawn from it. */
  readonly output: ManifestSchema;
  /** Open form of an item that is streamed to the caller; absent where none is. */
  readonly download?: ManifestSchema;
  /** Closed form of an item that the caller may stream; absent where none is. */
  readonly upload?: ManifestSchema;
  /** Codes of the declared errors. */
  readonly errors: readonly string[];
  readonly timeoutMs: number;
  /** How the stub answers an operation of a kernel service; absent: from a script, as for an imported plugin. */
  readonly behaviour?: 'memory' | 'scripted' | 'recorded' | 'refuse';
  /** The capability that the plugin needs for it. */
  readonly unlockedBy?: { readonly scope: string; readonly permission: string };
}

/** What a plugin may call outside itself, by method: `kernel/storage.get`, `doc-extract/extract`. */
export type StubSurface = Readonly<Record<string, StubSurfaceOperation>>;

/** The compiled schemas that the stub holds both sides to. */
export interface StubValidators {
  /** Closed, by operation as in the spec. */
  readonly inputs: Readonly<Record<string, Validator>>;
  /** Closed, by the name under `events.publishes`. */
  readonly payloads: Readonly<Record<string, Validator>>;
  /** Closed; absent for a plugin without a config schema. */
  readonly config?: Validator;
  /** By method of the surface: input and items of an upload closed, output and items of a download open. */
  readonly calls: Readonly<
    Record<string, { readonly input: Validator; readonly output: Validator; readonly download?: Validator; readonly upload?: Validator }>
  >;
}

/** Everything that a stub kernel enforces: emitted from the spec, never written by hand. */
export interface StubRules {
  readonly manifest: Manifest;
  readonly validators: StubValidators;
  readonly surface: StubSurface;
}

/** A plugin with its handlers and the rules that hold for it. */
export interface StubDeclaration<Handlers, Kernel> extends StubRules {
  readonly plugin: PluginDefinition<Handlers, Kernel>;
  readonly handlers: Handlers;
}
