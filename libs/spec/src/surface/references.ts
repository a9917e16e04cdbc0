import { textOf } from '../json/access.ts';
import type { PluginDocument } from '../model/document.ts';
import type { Schema } from '../model/schema.ts';
import { walkSchema } from '../schema/walk.ts';

/** The absolute references that stand in a schema, each once. */
export function referencesIn(schema: Schema): ReadonlySet<string> {
  const references = new Set<string>();
  walkSchema(schema, '', (inner) => {
    const reference = textOf(inner, '$ref');
    if (reference !== undefined) references.add(reference);
  });
  return references;
}

/** Every schema that a plugin itself writes. */
export function schemasOfPlugin(plugin: PluginDocument): readonly Schema[] {
  return [
    ...[...plugin.types.values()].map((type) => type.schema),
    ...[...plugin.errors.values()].flatMap((error): readonly Schema[] => (error.details === undefined ? [] : [error.details])),
    ...[...plugin.operations.values()].flatMap((operation) => [operation.input, operation.output]),
    ...[...plugin.publishes.values()].filter((event) => event.event === undefined).map((event) => event.payload),
    ...[...plugin.extensionPoints.values()].map((point) => point.schema),
    ...(plugin.config === undefined ? [] : [plugin.config.schema]),
    ...(plugin.state === undefined ? [] : [plugin.state.schema]),
  ];
}
