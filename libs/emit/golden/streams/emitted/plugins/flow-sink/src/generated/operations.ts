// Generated from specs/plugins/flow-sink.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin flow-sink
import type { Reading } from './types/flow-source.ts';

export interface RelayInput {}

export interface RelayOutput {}

export type RelayItem = Reading;

export interface KernelLogWriteInput {
  level: "debug" | "info" | "warn" | "error";
  message: string;
  fields?: {
    [k: string]: unknown;
  };
}

export interface KernelLogWriteOutput {}

export interface SourceCountInput {
  to?: number;
}

export interface SourceCountOutput {
  count: number;
}

export interface SourceCountItem {
  number: number;
}

export interface SourceConvertInput {
  unit: string;
}

export interface SourceConvertOutput {}

export type SourceConvertItem = Reading;

export type SourceConvertUpload = Reading;

export interface SourceTotalInput {}

export interface SourceTotalOutput {
  total: number;
}

export type SourceTotalUpload = number;

export interface SourceNothingInput {}

export interface SourceNothingOutput {}

export type RelayReceived = RelayInput;

export type Config = Record<string, never>;
