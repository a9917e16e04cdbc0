import type { ContractDocument, GapDocument, KernelDocument, Model, PluginDocument, PolicyDocument, SpecDocument } from '@plugwright/spec';

/** One model of the documents that each come from a model of their own, sorted by id. */
export function composeModel(models: ReadonlyMap<string, Model>): Model {
  const documents = [...models].flatMap(([id, model]) => model.documents.get(id) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
  const of = <D extends SpecDocument>(kind: D['kind']): ReadonlyMap<string, D> =>
    new Map(documents.filter((document): document is D => document.kind === kind).map((document) => [document.id, document]));
  return {
    documents: new Map(documents.map((document) => [document.id, document])),
    plugins: of<PluginDocument>('plugin'),
    contracts: of<ContractDocument>('contract'),
    kernels: of<KernelDocument>('kernel'),
    policies: of<PolicyDocument>('policy'),
    gaps: of<GapDocument>('gap'),
  };
}
