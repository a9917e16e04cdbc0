import type { Caller } from './context.ts';
import type { ErrorEntry } from './plugin-error.ts';

/** One thing that is wrong with a value, as Ajv and standalone validators report it. */
export interface ValidatorError {
  readonly instancePath: string;
  readonly message?: string;
  readonly keyword: string;
}

/** A compiled schema: whether a value fits, with the reasons in `errors` until the next call. */
export interface Validator {
  (value: unknown): boolean;
  errors?: readonly ValidatorError[] | null;
}

/** One operation of a plugin, as far as the plugin's own side needs to know it. */
export interface OperationDefinition<Handlers> {
  readonly handler: keyof Handlers & string;
  /** Closed form: what the plugin checks its own output by. */
  readonly output: Validator;
  /** What streams besides input and output, an item at a time. With a download the handler is a generator. */
  readonly stream?: {
    /** Closed form: what the plugin checks its own items by. */
    readonly download?: Validator;
    /** Closed form: what a caller's items are held to. */
    readonly upload?: Validator;
  };
  /** Codes of the declared errors. */
  readonly errors: readonly string[];
}

/** A plugin without its handlers; emitted from the spec. */
export interface PluginDefinition<Handlers, Kernel> {
  readonly id: string;
  readonly version: string;
  /** By name as in the spec (kebab-case). */
  readonly operations: Readonly<Record<string, OperationDefinition<Handlers>>>;
  readonly errors: Readonly<Record<string, ErrorEntry>>;
  createKernel(caller: Caller): Kernel;
}

/** Give a definition its types; returns it as it is. */
export function definePlugin<Handlers, Kernel>(definition: PluginDefinition<Handlers, Kernel>): PluginDefinition<Handlers, Kernel> {
  return definition;
}
