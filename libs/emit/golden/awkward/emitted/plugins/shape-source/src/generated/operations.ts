// Generated from specs/plugins/shape-source.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin shape-source
import type { Page, PageReceived, Tree } from './types/shapes.ts';

export interface AvailableInput {
  page?: Page;
}

export interface AvailableReceived {
  page?: PageReceived;
}

export interface AvailableOutput {
  yes: boolean;
}

export interface FetchInput {
  name: string;
}

export interface FetchOutput {
  tree: Tree;
}

export interface KernelLogWriteInput {
  level: "debug" | "info" | "warn" | "error";
  message: string;
  fields?: {
    [k: string]: unknown;
  };
}

export interface KernelLogWriteOutput {}

export type FetchReceived = FetchInput;

export type Config = Record<string, never>;
