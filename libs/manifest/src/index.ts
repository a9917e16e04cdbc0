export type {
  Isolation,
  Language,
  Manifest,
  ManifestCapability,
  ManifestError,
  ManifestOperation,
  ManifestPluginDependency,
  ManifestPublication,
  ManifestSchema,
  ManifestSubscription,
} from './manifest.ts';
export { manifestSchema } from './manifest-schema.ts';
export { readManifest, type ManifestReading } from './read-manifest.ts';
export { coreErrors, implicitErrorCodes, type CoreErrorCode } from './core-errors.ts';
export { applyDefaults } from './apply-defaults.ts';
export { dropUnknown } from './drop-unknown.ts';
export { mayCall, mayLock, mayPublish, splitMethod, subscribersOf, takes, topicOf, unlockedBy, unlocks, type Subscriber, type Unlock } from './questions.ts';
export { Glob, type GlobReach } from './reach/glob.ts';
export { matchesHost } from './reach/host.ts';
export { globPattern, hostPattern } from './reach/pattern.ts';
