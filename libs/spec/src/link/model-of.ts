import type { ContractDocument, GapDocument, KernelDocument, Model, PluginDocument, PolicyDocument, SpecDocument } from '../model/document.ts';

/** The Model of linked documents, sorted by id. */
export function modelOf(documents: readonly SpecDocument[]): Model {
  const sorted = documents.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const plugins = new Map<string, PluginDocument>();
  const contracts = new Map<string, ContractDocument>();
  const kernels = new Map<string, KernelDocument>();
  const policies = new Map<string, PolicyDocument>();
  const gaps = new Map<string, GapDocument>();
  for (const document of sorted) {
    switch (document.kind) {
      case 'plugin':
        plugins.set(document.id, document);
        break;
      case 'contract':
        contracts.set(document.id, document);
        break;
      case 'kernel':
        kernels.set(document.id, document);
        break;
      case 'policy':
        policies.set(document.id, document);
        break;
      case 'gap':
        gaps.set(document.id, document);
    }
  }
  return { documents: new Map(sorted.map((document) => [document.id, document])), plugins, contracts, kernels, policies, gaps };
}
