import { bindingName, camelCase, pascalCase } from '../../text/identifiers.ts';
import { NameScope } from '../../text/names.ts';
import type { PluginInput } from '../../plugin-input.ts';

/** The TypeScript names of one operation of the plugin. */
export interface OwnOperationNames {
  /** Member of `Handlers` and of the stub's `calls`. */
  readonly member: string;
  /** The exported function in the handler's file. */
  readonly binding: string;
  readonly input: string;
  readonly received: string;
  readonly output: string;
  /** One item of its download; absent where it has none. */
  readonly item?: string;
  /** One item of its upload, as callers give it and as the handler receives it; absent where it has none. */
  readonly upload?: { readonly given: string; readonly received: string };
  /** Path of the handler, below `src/handlers`. */
  readonly file: string;
}

/** The names that the TypeScript files of a plugin agree on. */
export interface TypeScriptNames {
  readonly own: ReadonlyMap<string, OwnOperationNames>;
  /** By name under `events.publishes`. */
  readonly payloads: ReadonlyMap<string, string>;
  readonly config: string;
  /** By method. */
  readonly called: ReadonlyMap<string, CalledOperationNames>;
}

/** The TypeScript names of one operation that the plugin may call. */
export interface CalledOperationNames {
  readonly input: string;
  readonly output: string;
  /** One item of its download; absent where it has none. */
  readonly item?: string;
  /** One item of its upload; absent where it has none. */
  readonly upload?: string;
}

/** Choose the names. Those of the plugin's own operations come first, so that an import can never change them. */
export function typescriptNames({ plugin, callable }: PluginInput): TypeScriptNames {
  const types = new NameScope(['Config']);
  const members = new NameScope();
  const own = new Map<string, OwnOperationNames>();
  for (const { name, stream } of plugin.operations.values()) {
    const member = members.take(camelCase(name));
    const base = pascalCase(name);
    own.set(name, {
      member,
      binding: bindingName(member),
      input: types.take(`${base}Input`),
      received: types.take(`${base}Received`),
      output: types.take(`${base}Output`),
      ...(stream?.download === undefined ? {} : { item: types.take(`${base}Item`) }),
      ...(stream?.upload === undefined ? {} : { upload: { given: types.take(`${base}Upload`), received: types.take(`${base}UploadReceived`) } }),
      file: `${name}.ts`,
    });
  }
  const payloads = new Map([...plugin.publishes.keys()].map((name) => [name, types.take(`${pascalCase(name)}Payload`)]));
  const called = new Map(
    callable.map(({ method, operation, service, edge }) => {
      const base =
        service === undefined
          ? `${pascalCase(edge?.alias ?? '')}${pascalCase(operation.name)}`
          : `Kernel${pascalCase(service.name)}${pascalCase(operation.name)}`;
      return [
        method,
        {
          input: types.take(`${base}Input`, `${base}CallInput`),
          output: types.take(`${base}Output`, `${base}CallOutput`),
          ...(operation.stream?.download === undefined ? {} : { item: types.take(`${base}Item`, `${base}CallItem`) }),
          ...(operation.stream?.upload === undefined ? {} : { upload: types.take(`${base}Upload`, `${base}CallUpload`) }),
        },
      ];
    }),
  );
  return { own, payloads, config: 'Config', called };
}
