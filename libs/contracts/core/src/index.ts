// Generated from specs/contracts/core.contract.yaml; edits are lost. Make it again: npx nx sync
export type { Violation } from './types/core.ts';

/** Codes of the errors that this document declares. */
export type ErrorCode = 'core/invalid' | 'core/forbidden' | 'core/not-found' | 'core/conflict' | 'core/limit-exceeded' | 'core/unavailable' | 'core/unsupported' | 'core/timeout' | 'core/cancelled' | 'core/contract-violation' | 'core/internal';
