import { flagOf, listOf, memberOf, objectOf, textOf, textsOf } from '../../json/access.ts';
import { below } from '../../json/pointer.ts';
import type { ContractDocument, KernelDocument, KernelService, Maturity, PluginDocument, SpecDocument } from '../../model/document.ts';
import type { EventEntry } from '../../model/members.ts';
import type { ExtensionPoint } from '../../model/plugin-parts.ts';
import type { LinkContext } from '../link-context.ts';
import { membersOf, type LinkDocument } from '../link-document.ts';
import { buildGroup, present } from './member.ts';
import { buildOperations } from './operation.ts';
import * as parts from './plugin-parts.ts';
import { buildEvent, buildHeader, buildShared, linkedSchema, textMembers } from './shared.ts';

const ecosystems = ['npm', 'pypi', 'cargo', 'go', 'maven'] as const;

function maturityOf({ value }: LinkDocument): Maturity {
  return (textOf(value, 'maturity') ?? 'experimental') as Maturity;
}

function buildContract(context: LinkContext, document: LinkDocument): ContractDocument {
  return {
    ...buildShared(context, document),
    kind: 'contract',
    maturity: maturityOf(document),
    events: buildGroup<EventEntry>(membersOf(document, 'events'), '/events', (member, written, pointer) =>
      buildEvent(context, document, member, written, pointer),
    ),
    downstreams: listOf(document.value, 'downstreams').map((entry) => ({ repository: textOf(entry, 'repository') ?? '', path: textOf(entry, 'path') ?? '.' })),
  };
}

function buildKernel(context: LinkContext, document: LinkDocument): KernelDocument {
  const services = new Map<string, KernelService>();
  for (const [name, written] of Object.entries(objectOf(document.value, 'services'))) {
    const unlockedBy = memberOf(written, 'unlockedBy');
    services.set(name, {
      name,
      summary: textOf(written, 'summary') ?? '',
      ...(unlockedBy === undefined ? {} : { unlockedBy: { scope: textOf(unlockedBy, 'scope') ?? '', permission: textOf(unlockedBy, 'permission') ?? '' } }),
      operations: buildOperations(context, document, objectOf(written, 'operations'), below('/services', name, 'operations')),
    });
  }
  return { ...buildShared(context, document), kind: 'kernel', services };
}

function packagesOf({ value }: LinkDocument): PluginDocument['packages'] {
  const packages = objectOf(value, 'packages');
  const named = ecosystems.map((ecosystem) => [ecosystem, textMembers(packages, ecosystem)] as const).filter(([, entries]) => Object.keys(entries).length > 0);
  return { ecosystems: Object.fromEntries(named), system: textsOf(packages, 'system') };
}

function buildPlugin(context: LinkContext, document: LinkDocument): PluginDocument {
  const { value } = document;
  const coverage = textOf(objectOf(value, 'tests'), 'coverage');
  return {
    ...buildShared(context, document),
    kind: 'plugin',
    category: textOf(value, 'category') ?? '',
    tags: textsOf(value, 'tags'),
    license: textOf(value, 'license') ?? '',
    maturity: maturityOf(document),
    runtime: parts.buildRuntime(document),
    kernel: { range: textOf(objectOf(value, 'kernel'), 'range') ?? '*', services: textsOf(objectOf(value, 'kernel'), 'services') },
    packages: packagesOf(document),
    operations: buildOperations(context, document, membersOf(document, 'operations'), '/operations'),
    publishes: parts.buildPublished(context, document),
    subscribes: parts.buildSubscriptions(context, document),
    extensionPoints: buildGroup<ExtensionPoint>(membersOf(document, 'extensionPoints'), '/extensionPoints', (member, written, pointer) => ({
      ...member,
      schema: linkedSchema(context, document, written, pointer, 'schema'),
      many: flagOf(written, 'many') ?? false,
    })),
    contributes: parts.buildContributions(context, document),
    capabilities: parts.buildCapabilities(document),
    resources: parts.buildResources(document),
    sharedMemory: flagOf(value, 'sharedMemory') ?? false,
    lifecycle: parts.buildLifecycle(document),
    slo: objectOf(value, 'slo'),
    observability: objectOf(value, 'observability'),
    data: objectOf(value, 'data'),
    tests: { level: textOf(objectOf(value, 'tests'), 'level') ?? 'example', ...(coverage === undefined ? {} : { coverage }) },
    releases: objectOf(value, 'releases'),
    approvals: listOf(value, 'approvals'),
    ...present<PluginDocument>({ config: parts.buildConfig(context, document), state: parts.buildState(context, document) } as PluginDocument),
  };
}

/** The document of the Model that a written document stands for. */
export function buildDocument(context: LinkContext, document: LinkDocument): SpecDocument {
  switch (document.kind) {
    case 'plugin':
      return buildPlugin(context, document);
    case 'contract':
      return buildContract(context, document);
    case 'kernel':
      return buildKernel(context, document);
    case 'policy':
      return { ...buildHeader(document), kind: 'policy', applies: document.value['applies'] ?? null, rules: document.value['rules'] ?? null };
    case 'gap':
      return { ...buildHeader(document), kind: 'gap' };
  }
}
