export { propagate, type PropagateOptions, type Propagation } from './propagate.ts';
export type { HitPlugin, Propagated, PullRequest, UsedMember } from './report.ts';
