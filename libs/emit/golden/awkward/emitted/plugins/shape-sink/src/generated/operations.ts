// Generated from specs/plugins/shape-sink.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin shape-sink
import type { Key } from './types/kernel.ts';
import type { Drawing, Tree } from './types/shape-sink.ts';
import type { Choice, Grown, Moment, Nullable, Odd, OpenTuple, Page, PageReceived, Pair, Tree as ShapesTree, Weights } from './types/shapes.ts';

export interface DrawInput {
  shape: Choice;
  page?: Page;
  odd?: Odd;
  own?: Tree;
  text?: Drawing;
  when?: Moment;
  link?: string;
  limit?: number;
}

export interface DrawReceived {
  shape: Choice;
  page?: PageReceived;
  odd?: Odd;
  own?: Tree;
  text?: Drawing;
  when?: Moment;
  link?: string;
  limit: number;
}

export interface DrawOutput {
  weights: Weights;
  pair: Pair;
  tuple?: OpenTuple;
  grown?: Grown;
  error?: Nullable;
}

export interface OnDrawnInput {
  tree: ShapesTree;
}

export interface OnDrawnOutput {}

export interface RedrawInput {}

export interface RedrawOutput {}

export interface DrawnPayload {
  tree: ShapesTree;
}

export interface EmptiedPayload {
  reason?: string;
}

export interface Config {
  ink: string;
  page?: PageReceived;
  secret?: string;
}

export interface KernelLogWriteInput {
  level: "debug" | "info" | "warn" | "error";
  message: string;
  fields?: {
    [k: string]: unknown;
  };
}

export interface KernelLogWriteOutput {}

export interface KernelStorageGetInput {
  key: Key;
}

export interface KernelStorageGetOutput {
  value?: unknown;
}

export interface KernelStorageListInput {
  limit?: number;
}

export interface KernelStorageListOutput {
  keys: Key[];
}

export interface KernelEventsPublishInput {
  event: string;
  payload: unknown;
}

export interface KernelEventsPublishOutput {
  id: string;
}

export interface SourceAvailableInput {
  page?: Page;
}

export interface SourceAvailableOutput {
  yes: boolean;
}

export interface SourceFetchInput {
  name: string;
}

export interface SourceFetchOutput {
  tree: ShapesTree;
}

export type OnDrawnReceived = OnDrawnInput;

export type RedrawReceived = RedrawInput;
