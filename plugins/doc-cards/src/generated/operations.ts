// Generated from specs/plugins/doc-cards.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin doc-cards
import type { Card } from './types/doc-cards.ts';
import type { Document, Format } from './types/documents.ts';
import type { Level } from './types/kernel.ts';

export interface MakeInput {
  id: string;
  content: string;
}

export interface MakeOutput {
  card: Card;
}

export interface OnExtractedInput {
  document: Document;
}

export interface OnExtractedOutput {
  card: Card;
}

export interface CardMadePayload {
  card: Card;
}

export interface Config {
  abstractLength: number;
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

export interface KernelEventsPublishInput {
  event: string;
  payload: unknown;
}

export interface KernelEventsPublishOutput {
  id: string;
}

export interface ExtractExtractInput {
  id: string;
  content: string;
  format?: Format;
  publish?: boolean;
}

export interface ExtractExtractOutput {
  document: Document;
}

export type MakeReceived = MakeInput;

export type OnExtractedReceived = OnExtractedInput;
