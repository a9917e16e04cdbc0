import type { Model, Schema } from '@plugwright/spec';

/** The type that a reference of the form `<document>#/types/<Name>` leads to. */
export function typeAt(model: Model, reference: string): Schema | undefined {
  const [id = '', name = ''] = reference.split('#/types/');
  const owner = model.documents.get(id);
  return owner !== undefined && 'types' in owner ? owner.types.get(name)?.schema : undefined;
}
