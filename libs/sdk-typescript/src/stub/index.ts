export type { Manifest, ManifestSchema } from '@plugwright/manifest';
export type { StubDeclaration, StubRules, StubSurface, StubSurfaceOperation, StubValidators } from './declaration.ts';
export { describeDifferences, type Difference, differences } from './difference.ts';
export { StubMisuse } from './misuse.ts';
export type { RecordedError, StubRecord } from './record.ts';
export { ReplayDivergence } from './replay.ts';
export { seededRandom } from './seeded.ts';
export { stubKernel } from './stub-kernel.ts';
export type { StubAnswer, StubCallOptions, StubEvent, StubFault, StubKernel, StubLog, StubOptions } from './stub-types.ts';
