// Generated from specs/kernel/kernel.kernel.yaml; edits are lost. Make it again: npx nx sync
export type { Key } from './types/kernel.ts';

import type { Key } from './types/kernel.ts';

export interface LogWriteInput {
  level: "debug" | "info" | "warn" | "error";
  message: string;
  fields?: {
    [k: string]: unknown;
  };
}

export interface LogWriteOutput {}

export interface StorageGetInput {
  key: Key;
}

export interface StorageGetOutput {
  value?: unknown;
}

export interface StorageListInput {
  limit?: number;
}

export interface StorageListOutput {
  keys: Key[];
}

export interface StorageSetInput {
  key: Key;
  value: unknown;
}

export interface StorageSetOutput {}

export interface EventsPublishInput {
  event: string;
  payload: unknown;
}

export interface EventsPublishOutput {
  id: string;
}

/** Codes of the errors that this document declares. */
export type ErrorCode = never;
