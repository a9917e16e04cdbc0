// Generated from specs/kernel/kernel.kernel.yaml; edits are lost. Make it again: npx nx sync
export type { Key, LeaseTtl, Level, LockMode, LockName, LockToken } from './types/kernel.ts';

import type { Key, LeaseTtl, Level, LockMode, LockName, LockToken } from './types/kernel.ts';

export interface LogWriteInput {
  level: Level;
  message: string;
  fields?: {
    [k: string]: unknown;
  };
}

export interface LogWriteOutput {}

export interface ConfigGetInput {}

export interface ConfigGetOutput {
  config: {
    [k: string]: unknown;
  };
}

export interface StorageGetInput {
  key: Key;
}

export interface StorageGetOutput {
  value?: unknown;
}

export interface StorageSetInput {
  entries: {
    key: Key;
    value: unknown;
  }[];
}

export interface StorageSetOutput {}

export interface StorageDeleteInput {
  keys: Key[];
}

export interface StorageDeleteOutput {
  deleted: number;
}

export interface StorageListInput {
  prefix?: string;
  after?: string;
  limit?: number;
}

export interface StorageListOutput {
  entries: {
    key: Key;
    value: unknown;
  }[];
  next?: string;
}

export interface EventsPublishInput {
  event: string;
  payload: unknown;
}

export interface EventsPublishOutput {
  id: string;
}

export interface LocksAcquireInput {
  name: LockName;
  ttl: LeaseTtl;
  shared?: boolean;
  wait?: number;
  bound?: boolean;
}

export interface LocksAcquireOutput {
  token: LockToken;
  expires: number;
}

export interface LocksRenewInput {
  name: LockName;
  token: LockToken;
  ttl: LeaseTtl;
}

export interface LocksRenewOutput {
  expires: number;
}

export interface LocksReleaseInput {
  name: LockName;
  token: LockToken;
}

export interface LocksReleaseOutput {
  released: boolean;
}

export interface LocksReadInput {
  name: LockName;
}

export interface LocksReadOutput {
  leases: {
    plugin: string;
    mode: LockMode;
    token: LockToken;
    expires: number;
  }[];
  waiting: number;
}

/** Codes of the errors that this document declares. */
export type ErrorCode = never;
