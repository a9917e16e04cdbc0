import { below } from '../../json/pointer.ts';
import type { Model, SpecDocument } from '../../model/document.ts';
import type { Operation } from '../../model/members.ts';
import type { Json, Schema } from '../../model/schema.ts';
import { materialize } from '../../schema/materialize.ts';
import { misfits } from '../../schema/validate.ts';
import type { LinkDocument } from '../link-document.ts';
import { reasonOf } from './reason.ts';

function checkOperation(model: Model, document: LinkDocument, operation: Operation): void {
  for (const example of operation.examples) {
    const check = (part: string, schema: Schema | undefined, value: Json | undefined, key: string, index?: number): void => {
      if (schema === undefined || value === undefined) return;
      const inside = index === undefined ? '' : `/${String(index)}`;
      // A producer checks its output closed, so the example of an output is closed as well.
      for (const misfit of misfits(materialize(model, document.id, schema, 'closed'), value)) {
        const at = `${below(example.pointer, key)}${inside}${misfit.pointer}`;
        const reason = reasonOf({ ...misfit, pointer: `${inside}${misfit.pointer}` });
        document.reporter.report('spec/example-does-not-fit', { part, name: example.name, reason }, at);
      }
    };
    check('input', operation.input, example.input, 'input');
    example.upload?.forEach((item, index) => check('upload', operation.stream?.upload, item, 'upload', index));
    example.items?.forEach((item, index) => check('download', operation.stream?.download, item, 'items', index));
    check('output', operation.output, example.output, 'output');
    if (example.error !== undefined && !operation.errors.some((error) => `${error.document}/${error.name}` === example.error)) {
      document.reporter.report('spec/example-undeclared-error', { name: example.name, error: example.error }, below(example.pointer, 'error'));
    }
  }
}

function operationsOf(document: SpecDocument): readonly Operation[] {
  if (document.kind === 'plugin') return [...document.operations.values()];
  return document.kind === 'kernel' ? [...document.services.values()].flatMap((service) => [...service.operations.values()]) : [];
}

/** Examples fit the schemas of their operation, and only expect errors that it declares. */
export function checkExamples(model: Model, document: LinkDocument, built: SpecDocument): void {
  for (const operation of operationsOf(built)) checkOperation(model, document, operation);
}
