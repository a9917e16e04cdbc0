import { listOf, memberOf } from '../../json/access.ts';
import type { Model, PluginDocument } from '../../model/document.ts';
import type { Json, JsonObject } from '../../model/schema.ts';
import { materialize } from '../../schema/materialize.ts';
import type { LinkDocument } from '../link-document.ts';

/** The properties of a materialised object schema, following a reference at its top. */
function objectShape(
  schema: JsonObject | boolean,
): { readonly properties: JsonObject; readonly required: readonly Json[]; readonly closed: boolean } | undefined {
  let at: Json = schema;
  for (let steps = 0; steps < 16; steps += 1) {
    const reference: Json | undefined = memberOf(at, '$ref');
    if (typeof reference !== 'string') break;
    at = memberOf(memberOf(schema, '$defs'), reference.slice('#/$defs/'.length)) ?? true;
  }
  const properties = memberOf(at, 'properties');
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) return undefined;
  return { properties: properties as JsonObject, required: listOf(at, 'required'), closed: memberOf(at, 'additionalProperties') === false };
}

/**
 * A payload must be an acceptable input. Only what is certain without the containment engine is refused here: a
 * required input member that the payload never has, and a payload member that the input does not know.
 */
export function checkSubscriptions(model: Model, document: LinkDocument, plugin: PluginDocument): void {
  for (const subscription of plugin.subscribes) {
    const operation = plugin.operations.get(subscription.operation);
    const { kind, document: publisher } = subscription.from;
    const event =
      kind === 'contract' ? model.contracts.get(publisher)?.events.get(subscription.event) : model.plugins.get(publisher)?.publishes.get(subscription.event);
    if (operation === undefined || event === undefined) continue;
    const payload = objectShape(materialize(model, publisher, event.payload, 'closed'));
    const input = objectShape(materialize(model, document.id, operation.input, 'closed'));
    if (payload === undefined || input === undefined) continue;
    const say = (reason: string): void => {
      document.reporter.report(
        'link/subscription-does-not-fit',
        { event: subscription.event, operation: subscription.operation, reason },
        { key: subscription.pointer },
      );
    };
    for (const name of input.required) {
      if (typeof name !== 'string' || payload.required.includes(name)) continue;
      if (memberOf(memberOf(input.properties, name), 'default') !== undefined) continue;
      say(
        memberOf(payload.properties, name) === undefined
          ? `the input requires "${name}", which the payload does not have`
          : `the input requires "${name}", which the payload may lack`,
      );
    }
    if (input.closed) {
      for (const name of Object.keys(payload.properties))
        if (memberOf(input.properties, name) === undefined) say(`the input does not know the member "${name}"`);
    }
  }
}
