import { memberOf } from '../../json/access.ts';
import { below } from '../../json/pointer.ts';
import { schemasOf } from '../../check/schema-places.ts';
import type { Model } from '../../model/document.ts';
import { materialize } from '../../schema/materialize.ts';
import { misfits } from '../../schema/validate.ts';
import { walkSchema } from '../../schema/walk.ts';
import type { LinkContext } from '../link-context.ts';
import type { LinkDocument } from '../link-document.ts';
import { reasonOf } from './reason.ts';

/** A default is a value of the schema that it stands in. */
export function checkDefaults(context: LinkContext, model: Model, document: LinkDocument): void {
  for (const { schema, pointer } of schemasOf(document.kind, document.value)) {
    walkSchema(schema, pointer, (inner, place) => {
      const value = memberOf(inner, 'default');
      if (value === undefined) return;
      const whole = materialize(model, document.id, context.schema(document, inner, place.pointer), 'closed');
      const [misfit] = misfits(whole, value);
      if (misfit !== undefined) document.reporter.report('spec/default-does-not-fit', { reason: reasonOf(misfit) }, below(place.pointer, 'default'));
    });
  }
}
