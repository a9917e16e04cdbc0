import type { Manifest, ManifestError, ManifestOperation, ManifestPublication, ManifestSchema } from '@plugwright/manifest';
import type { Operation, OperationStream, Schema, SchemaPosition } from '@plugwright/spec';
import type { EmittedFile } from '../../emitted-file.ts';
import { machineFile, type PluginInput } from '../../plugin-input.ts';
import { detailsSchema, errorCodes } from '../../surface/errors.ts';
import { selfContained, withoutProse } from '../../surface/self-contained.ts';
import { jsonText } from '../../text/json.ts';
import { manifestParts } from './parts.ts';

/** The manifest of a plugin, as a value. */
export function pluginManifest(input: PluginInput): Manifest {
  const { model, plugin } = input;
  const parts = manifestParts(input);
  return {
    manifest: 'plugwright/v1',
    id: plugin.id,
    version: plugin.version,
    title: plugin.title,
    summary: plugin.summary,
    category: plugin.category,
    license: plugin.license,
    owners: plugin.owners,
    maturity: plugin.maturity,
    runtime: plugin.runtime,
    entrypoint: { file: 'dist/main.js', source: 'src/main.ts' },
    kernel: plugin.kernel,
    capabilities: parts.capabilities,
    resources: parts.resources,
    dependencies: parts.dependencies,
    coordination: {
      exposesMethods: [...plugin.operations.keys()],
      consumesMethods: input.callable.filter(({ edge }) => edge !== undefined).map(({ method }) => method),
      sharedMemory: plugin.sharedMemory,
      messaging: {
        publishes: publications(input),
        subscribes: plugin.subscribes.map(({ event, from, operation }) => ({ event, from, operation })),
      },
    },
    operations: Object.fromEntries([...plugin.operations.values()].map((operation) => [operation.name, manifestOperation(input, operation)])),
    errors: manifestErrors(input),
    extensionPoints: Object.fromEntries(
      [...plugin.extensionPoints.values()].map(({ name, schema, many }) => [
        name,
        { schema: selfContained(model, plugin.id, schema, 'closed', plugin.id), many },
      ]),
    ),
    contributes: plugin.contributes.map(({ to, items }) => ({ plugin: to.document, point: to.point, items })),
    ...(plugin.config === undefined
      ? {}
      : {
          config: {
            schema: selfContained(model, plugin.id, plugin.config.schema, 'closed', plugin.id),
            reload: plugin.config.reload,
          },
        }),
    ...(plugin.state === undefined
      ? {}
      : {
          state: { ...plugin.state, schema: selfContained(model, plugin.id, plugin.state.schema, 'closed', plugin.id) },
        }),
    lifecycle: plugin.lifecycle,
    slo: plugin.slo,
    observability: plugin.observability,
    data: plugin.data,
  };
}

function manifestOperation(input: PluginInput, operation: Operation): ManifestOperation {
  const { model, plugin } = input;
  const { summary, stability, deprecated, stream, errors, effects, safety, timeoutMs, retry } = operation;
  return {
    summary: summary ?? operation.name,
    stability,
    ...(deprecated === undefined ? {} : { deprecated }),
    input: selfContained(model, plugin.id, operation.input, 'closed', plugin.id),
    output: selfContained(model, plugin.id, operation.output, 'open', plugin.id),
    outputClosed: selfContained(model, plugin.id, operation.output, 'closed', plugin.id),
    ...(stream === undefined ? {} : { stream: manifestStream(input, stream) }),
    errors: errorCodes(model, errors),
    effects,
    safety,
    timeoutMs,
    ...(retry === undefined ? {} : { retry }),
  };
}

function manifestStream({ model, plugin }: PluginInput, { download, upload }: OperationStream): NonNullable<ManifestOperation['stream']> {
  const form = (schema: Schema, position: SchemaPosition): ManifestSchema => selfContained(model, plugin.id, schema, position, plugin.id);
  return {
    ...(download === undefined ? {} : { download: form(download, 'open'), downloadClosed: form(download, 'closed') }),
    ...(upload === undefined ? {} : { upload: form(upload, 'closed') }),
  };
}

function publications({ model, plugin }: PluginInput): Record<string, ManifestPublication> {
  return Object.fromEntries(
    [...plugin.publishes.values()].map(({ name, event, payload, delivery, key }) => [
      name,
      {
        topic: `${event?.document ?? plugin.id}/${event?.name ?? name}`,
        // The payload of a contract's event is written there, prose and all.
        payload: selfContained(model, event?.document ?? plugin.id, payload, 'open', plugin.id),
        delivery,
        ...(key === undefined ? {} : { key }),
      },
    ]),
  );
}

function manifestErrors({ model, plugin, errors }: PluginInput): Record<string, ManifestError> {
  return Object.fromEntries(
    errors.map(({ document, entry }) => {
      const details = detailsSchema(entry);
      return [
        entry.code,
        {
          class: entry.class,
          retryable: entry.retryable,
          message: entry.message,
          ...(entry.action === undefined ? {} : { action: entry.action }),
          ...(details === undefined
            ? {}
            : {
                details: withoutProse(selfContained(model, document, details, 'closed', plugin.id)) as ManifestError['details'] & object,
              }),
        },
      ];
    }),
  );
}

/** `plugin.manifest.json`: all that a kernel needs to know. */
export function emitManifest(input: PluginInput): EmittedFile[] {
  return [machineFile(input, 'plugin.manifest.json', jsonText(pluginManifest(input)))];
}
