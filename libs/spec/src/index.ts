export type {
  ContractDocument,
  DocumentKind,
  GapDocument,
  KernelDocument,
  KernelService,
  Maturity,
  Model,
  PluginDocument,
  PolicyDocument,
  SharedMembers,
  Source,
  SpecDocument,
} from './model/document.ts';
export type {
  Deprecation,
  ErrorClass,
  ErrorEntry,
  EventEntry,
  Example,
  Member,
  MemberRef,
  Operation,
  OperationStream,
  Stability,
  TypeEntry,
} from './model/members.ts';
export type {
  Capability,
  ConfigSpec,
  Contribution,
  ExtensionPoint,
  ImportEdge,
  Isolation,
  Language,
  Lifecycle,
  PublishedEvent,
  Resources,
  Runtime,
  StateSpec,
  Subscription,
} from './model/plugin-parts.ts';
export type { Json, JsonObject, Schema, SchemaPosition } from './model/schema.ts';
export { flagOf, isArray, isObject, listOf, memberOf, objectOf, textOf, textsOf } from './json/access.ts';
export { canonicalJson } from './json/canonical.ts';
export { below } from './json/pointer.ts';
export { identitiesOf } from './model/identity.ts';
export { parseDuration, parsePercentage } from './model/units.ts';
export { isPlainReference } from './schema/variants.ts';
export { checkDocument } from './check/check-document.ts';
export type { CheckedDocuments } from './check/checked-documents.ts';
export { admits } from './link/admits.ts';
export { link, type LinkResult } from './link/link.ts';
export { documentNeeds, loadWorkspace, workspaceSources, type Workspace, type WorkspaceSources } from './load-workspace.ts';
export type { ParsedDocument } from './read/parsed-document.ts';
export { readText, type ReadResult } from './read/read-text.ts';
export { materialize } from './schema/materialize.ts';
export { documentSchema } from './schema/document-schema.ts';
export { misfits, type Misfit } from './schema/validate.ts';
export type { DocumentSource, SourceFile, SourceListing } from './sources/document-source.ts';
export { fileSource, folderSource } from './sources/folder.ts';
export { installedPackageSource } from './sources/installed-package.ts';
export { gitRevisionSource } from './sources/git-revision.ts';
export { listReleased, releasedSource, type Released } from './sources/released.ts';
export { prose } from './surface/normal-form.ts';
export { referencesIn } from './surface/references.ts';
export type { UpstreamMember } from './surface/upstream-member.ts';
export { upstreamMembers } from './surface/upstream-members.ts';
export { usedSurface, type UsedDocument, type UsedSurface } from './surface/used-surface.ts';
export type { ContractSpec, GapSpec, KernelSpec, PluginSpec, PolicySpec, WrittenDocument } from './generated/written.ts';
