import { listOf, memberOf } from '../../json/access.ts';
import { below, lastToken } from '../../json/pointer.ts';
import type { Model, PluginDocument, SpecDocument } from '../../model/document.ts';
import type { Operation } from '../../model/members.ts';
import type { Json, JsonObject } from '../../model/schema.ts';
import { materialize } from '../../schema/materialize.ts';
import { misfits, type Misfit } from '../../schema/validate.ts';
import type { LinkDocument } from '../link-document.ts';

function reasonOf({ pointer, problem }: Misfit): string {
  return pointer === '' ? `it ${problem}` : `${pointer} ${problem}`;
}

function checkExamples(model: Model, document: LinkDocument, operation: Operation): void {
  for (const example of operation.examples) {
    const parts = [
      ['input', operation.input, example.input],
      ['output', operation.output, example.output],
    ] as const;
    for (const [part, schema, value] of parts) {
      if (value === undefined) continue;
      // A producer checks its output closed, so the example of an output is closed as well.
      for (const misfit of misfits(materialize(model, document.id, schema, 'closed'), value)) {
        const at = `${below(example.pointer, part)}${misfit.pointer}`;
        document.reporter.report('spec/example-does-not-fit', { part, name: example.name, reason: reasonOf(misfit) }, at);
      }
    }
    if (example.error !== undefined && !operation.errors.some((error) => `${error.document}/${error.name}` === example.error)) {
      document.reporter.report('spec/example-undeclared-error', { name: example.name, error: example.error }, below(example.pointer, 'error'));
    }
  }
}

function checkContributions(model: Model, document: LinkDocument, plugin: PluginDocument): void {
  for (const contribution of plugin.contributes) {
    const point = model.plugins.get(contribution.to.document)?.extensionPoints.get(contribution.to.point);
    if (point === undefined) continue;
    const name = lastToken(contribution.pointer) ?? contribution.to.point;
    if (!point.many && contribution.items.length > 1) {
      document.reporter.report('link/contribution-not-many', { point: name, count: contribution.items.length }, { key: contribution.pointer });
    }
    const schema = materialize(model, contribution.to.document, point.schema, 'closed');
    contribution.items.forEach((item, index) => {
      for (const misfit of misfits(schema, item)) {
        const at = `${below(contribution.pointer, index)}${misfit.pointer}`;
        document.reporter.report('link/contribution-does-not-fit', { index: index + 1, point: name, reason: reasonOf(misfit) }, at);
      }
    });
  }
}

/** The properties of a materialised object schema, following a reference at its top. */
function objectShape(schema: JsonObject | boolean): { readonly properties: JsonObject; readonly required: readonly Json[]; readonly closed: boolean } | undefined {
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
function checkSubscriptions(model: Model, document: LinkDocument, plugin: PluginDocument): void {
  for (const subscription of plugin.subscribes) {
    const operation = plugin.operations.get(subscription.operation);
    const { kind, document: publisher } = subscription.from;
    const event = kind === 'contract' ? model.contracts.get(publisher)?.events.get(subscription.event) : model.plugins.get(publisher)?.publishes.get(subscription.event);
    if (operation === undefined || event === undefined) continue;
    const payload = objectShape(materialize(model, publisher, event.payload, 'closed'));
    const input = objectShape(materialize(model, document.id, operation.input, 'closed'));
    if (payload === undefined || input === undefined) continue;
    const say = (reason: string): void => {
      document.reporter.report('link/subscription-does-not-fit', { event: subscription.event, operation: subscription.operation, reason }, { key: subscription.pointer });
    };
    for (const name of input.required) {
      if (typeof name !== 'string' || payload.required.includes(name)) continue;
      if (memberOf(memberOf(input.properties, name), 'default') !== undefined) continue;
      say(memberOf(payload.properties, name) === undefined ? `the input requires "${name}", which the payload does not have` : `the input requires "${name}", which the payload may lack`);
    }
    if (input.closed) {
      for (const name of Object.keys(payload.properties)) if (memberOf(input.properties, name) === undefined) say(`the input does not know the member "${name}"`);
    }
  }
}

function operationsOf(document: SpecDocument): readonly Operation[] {
  if (document.kind === 'plugin') return [...document.operations.values()];
  return document.kind === 'kernel' ? [...document.services.values()].flatMap((service) => [...service.operations.values()]) : [];
}

/** Every value that a document shows or hands on fits the schema it is meant for. */
export function checkFits(model: Model, document: LinkDocument): void {
  const built = model.documents.get(document.id);
  if (built === undefined) return;
  for (const operation of operationsOf(built)) checkExamples(model, document, operation);
  if (built.kind !== 'plugin') return;
  checkContributions(model, document, built);
  checkSubscriptions(model, document, built);
}
