/** A compiled module. */
export interface WasmModule {
  readonly compiled?: never;
}

/** A linear memory. Its buffer is another one after it has grown. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

/** Something that a module imports or exports. */
export interface WasmItem {
  readonly name: string;
  readonly kind: 'function' | 'table' | 'memory' | 'global' | 'tag';
}

/** What is used of WebAssembly; the types of Node name hardly anything of it, and those of browsers bring browsers along. */
interface WebAssemblyApi {
  compile(bytes: Uint8Array<ArrayBuffer>): Promise<WasmModule>;
  readonly Module: {
    imports(module: WasmModule): readonly (WasmItem & { readonly module: string })[];
    exports(module: WasmModule): readonly WasmItem[];
  };
  readonly Instance: new (
    module: WasmModule,
    imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
  /** A trap. */
  readonly RuntimeError: new (message?: string) => Error;
}

export const webAssembly = (globalThis as unknown as { readonly WebAssembly: WebAssemblyApi }).WebAssembly;
