import type { ImportEdge, KernelService, Model, Operation, PluginDocument } from '@plugwright/spec';

/** Id of the kernel document that plugins are linked to, and the first part of its methods. */
export const kernelId = 'kernel';

/** An operation outside the plugin that its spec lets it call. */
export interface CallableOperation {
  /** What travels: `kernel/storage.get`, `doc-extract/extract`. */
  readonly method: string;
  /** Id of the document that declares the operation. */
  readonly document: string;
  readonly operation: Operation;
  /** The kernel service it belongs to; absent for an operation of a plugin. */
  readonly service?: KernelService;
  /** The import it is reached by; absent for a kernel service. */
  readonly edge?: ImportEdge;
}

/** Everything that a plugin may call: the services that it lists, whole or by operation, and the operations it imports. */
export function callableOperations(model: Model, plugin: PluginDocument): CallableOperation[] {
  return [...kernelOperations(model, plugin), ...importedOperations(model, plugin)];
}

function kernelOperations(model: Model, plugin: PluginDocument): CallableOperation[] {
  const wanted = new Set(plugin.kernel.services);
  const services = [...(model.kernels.get(kernelId)?.services.values() ?? [])];
  return services.flatMap((service) =>
    [...service.operations.values()]
      .filter(({ name }) => wanted.has(service.name) || wanted.has(`${service.name}.${name}`))
      .map((operation) => ({
        method: `${kernelId}/${service.name}.${operation.name}`,
        document: kernelId,
        operation,
        service,
      })),
  );
}

function importedOperations(model: Model, plugin: PluginDocument): CallableOperation[] {
  return [...plugin.imports.values()].flatMap((edge) => {
    const upstream = edge.kind === 'plugin' ? model.plugins.get(edge.document) : undefined;
    return edge.operations.flatMap((name) => {
      const operation = upstream?.operations.get(name);
      return operation === undefined ? [] : [{ method: `${edge.document}/${name}`, document: edge.document, operation, edge }];
    });
  });
}
