import type { StubKernel, StubOptions } from '@plugwright/sdk/stub';

/** A stub kernel of any plugin. */
export type AnyStub = Omit<StubKernel<unknown, unknown>, 'calls' | 'script'>;

/** What a plugin's generated tests hand to every suite. */
export interface Subject {
  /** The generated `createStubKernel`. */
  readonly createStubKernel: (options?: StubOptions) => AnyStub;
  /** The plugin's folder, with a slash at the end; a person may put answers of imported plugins into its `test/peers.ts`. */
  readonly pluginFolder: URL;
}

/** An example of the spec. */
export interface ExampleCase {
  readonly name: string;
  readonly input: unknown;
  /** What the caller streams; nothing where absent. */
  readonly upload?: readonly unknown[];
  /** What comes to the caller before the output; not looked at where absent. */
  readonly items?: readonly unknown[];
  readonly output?: unknown;
  /** Code of the expected error, `<document>/<name>`. */
  readonly error?: string | undefined;
}

/** The examples of a plugin, by operation. */
export type Examples = Readonly<Record<string, readonly ExampleCase[]>>;
