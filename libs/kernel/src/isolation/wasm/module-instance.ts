import { PAGE_BYTES, withLimits } from './module-limits.ts';
import { wasiImports } from './wasi.ts';
import { webAssembly, type WasmMemory, type WasmModule } from './web-assembly.ts';

/** What a running module may take, and who hears it. */
export interface ModuleSurroundings {
  /** Bytes that it may send while it handles one message. */
  readonly maxTurnBytes: number;
  onMessage(text: string): void;
  onOutput(stream: 'stdout' | 'stderr', text: Buffer): void;
}

type Export = (...values: number[]) => number;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Most that a WebAssembly memory of 32 bits can have. */
const MOST_PAGES = 65_536;

/**
 * Compile a module of the ABI with a limit in MiB on its memory.
 * @throws Error with a reason for a person
 */
export async function compileModule(bytes: Uint8Array, memoryMB: number): Promise<WasmModule> {
  const maxPages = Math.min(MOST_PAGES, Math.floor((memoryMB * 1024 * 1024) / PAGE_BYTES));
  const module = await webAssembly.compile(withLimits(bytes, maxPages));
  const kinds = new Map(webAssembly.Module.exports(module).map(({ name, kind }) => [name, kind]));
  for (const [name, kind] of Object.entries({ memory: 'memory', plugwright_alloc: 'function', plugwright_receive: 'function' }))
    if (kinds.get(name) !== kind) throw new Error(`it exports no ${kind} ${name}`);
  return module;
}

/** A module that speaks the ABI of `docs/protocol.md`. Everything it does happens within {@link receive}. */
export class ModuleInstance {
  readonly #around: ModuleSurroundings;
  #exported: WasmMemory | undefined;
  readonly #alloc: Export;
  readonly #receive: Export;
  #sent = 0;

  /**
   * Instantiate a module; start code of it runs.
   * @throws Error with a reason for a person
   */
  constructor(module: WasmModule, around: ModuleSurroundings) {
    this.#around = around;
    const { exports } = new webAssembly.Instance(module, this.#imports(module));
    this.#exported = exports['memory'] as WasmMemory;
    this.#alloc = exports['plugwright_alloc'] as Export;
    this.#receive = exports['plugwright_receive'] as Export;
    if (exports['_initialize'] instanceof Function) (exports['_initialize'] as Export)();
  }

  get #memory(): WasmMemory {
    if (this.#exported === undefined) throw new Error('its start code wants something of the host, which cannot see its memory yet; export it as _initialize');
    return this.#exported;
  }

  /** Bytes of its linear memory. */
  get memoryBytes(): number {
    return this.#memory.buffer.byteLength;
  }

  /**
   * Hand it one message.
   * @throws Error where it traps, or breaks the ABI; it cannot be used after that
   */
  receive(text: string): void {
    this.#sent = 0;
    const bytes = Buffer.from(text);
    const at = this.#alloc(bytes.length) >>> 0;
    if (at + bytes.length > this.memoryBytes) throw new Error(`plugwright_alloc gave no room for ${String(bytes.length)} bytes`);
    new Uint8Array(this.#memory.buffer, at, bytes.length).set(bytes);
    this.#receive(at, bytes.length);
  }

  #imports(module: WasmModule): Record<string, Record<string, unknown>> {
    const onExit = (code: number): never => {
      throw new Error(`exit code ${String(code)}`);
    };
    const known = new Map<string, Readonly<Record<string, unknown>>>([
      ['plugwright', { send: (at: number, length: number) => this.#send(at >>> 0, length >>> 0) }],
      ['wasi_snapshot_preview1', wasiImports({ memory: () => this.#memory, onExit, onOutput: (stream, text) => this.#print(stream, text) })],
    ]);
    const imports: Record<string, Record<string, unknown>> = {};
    for (const { module: from, name, kind } of webAssembly.Module.imports(module)) {
      const functions = known.get(from);
      if (kind !== 'function' || functions === undefined || !Object.hasOwn(functions, name))
        throw new Error(`it imports the ${kind} ${from}.${name}, which level wasm does not have`);
      (imports[from] ??= {})[name] = functions[name];
    }
    return imports;
  }

  #send(at: number, length: number): void {
    this.#account(length);
    if (at + length > this.memoryBytes) throw new Error('a message that lies outside its memory');
    this.#around.onMessage(utf8.decode(new Uint8Array(this.#memory.buffer, at, length)));
  }

  #print(stream: 'stdout' | 'stderr', text: Buffer): void {
    this.#account(text.length);
    this.#around.onOutput(stream, text);
  }

  /** What it sends is kept until it gives the thread back, so it must not be without end. */
  #account(bytes: number): void {
    this.#sent += bytes + 1;
    if (this.#sent > this.#around.maxTurnBytes) throw new Error(`more than ${String(this.#around.maxTurnBytes)} bytes sent while it handled one message`);
  }
}
