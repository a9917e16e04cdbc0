// Generated from specs/plugins/doc-index.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin doc-index
import type { Hit } from './types/doc-index.ts';
import type { Document } from './types/documents.ts';
import type { Key, Level } from './types/kernel.ts';

export interface AddInput {
  document: Document;
  whatIf?: boolean;
}

export interface AddReceived {
  document: Document;
  whatIf: boolean;
}

export interface AddOutput {
  added: "new" | "replaced" | "unchanged";
  terms: number;
  previous?: Document;
}

export interface SearchInput {
  query: string;
  limit?: number;
}

export interface SearchReceived {
  query: string;
  limit: number;
}

export interface SearchOutput {
  hits: Hit[];
  total: number;
}

export interface ListInput {}

export interface ListOutput {
  count: number;
}

export type ListItem = Document;

export interface RemoveInput {
  id: string;
  whatIf?: boolean;
  confirm?: boolean;
}

export interface RemoveReceived {
  id: string;
  whatIf: boolean;
  confirm: boolean;
}

export interface RemoveOutput {
  removed: boolean;
  previous?: Document;
}

export interface OnExtractedInput {
  document: Document;
}

export interface OnExtractedOutput {}

export interface Config {
  k1: number;
  b: number;
}

export interface KernelLogWriteInput {
  level: Level;
  message: string;
  fields?: {
    [k: string]: unknown;
  };
}

export interface KernelLogWriteOutput {}

export interface KernelConfigGetInput {}

export interface KernelConfigGetOutput {
  config: {
    [k: string]: unknown;
  };
}

export interface KernelStorageGetInput {
  key: Key;
}

export interface KernelStorageGetOutput {
  value?: unknown;
}

export interface KernelStorageSetInput {
  entries: {
    key: Key;
    value: unknown;
  }[];
}

export interface KernelStorageSetOutput {}

export interface KernelStorageDeleteInput {
  keys: Key[];
}

export interface KernelStorageDeleteOutput {
  deleted: number;
}

export interface KernelStorageListInput {
  prefix?: string;
  after?: string;
  limit?: number;
}

export interface KernelStorageListOutput {
  entries: {
    key: Key;
    value: unknown;
  }[];
  next?: string;
}

export type ListReceived = ListInput;

export type OnExtractedReceived = OnExtractedInput;
