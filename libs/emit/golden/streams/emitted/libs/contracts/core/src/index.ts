// Generated from specs/contracts/core.contract.yaml; edits are lost. Make it again: npx nx sync
export type { Violation } from './types/core.ts';

/** Codes of the errors that this document declares. */
export type ErrorCode = 'core/invalid' | 'core/not-found' | 'core/unavailable';
