import type { MessagePort } from 'node:worker_threads';

/** What a group's thread is told. */
export type GroupOrder =
  | {
      readonly kind: 'start';
      readonly slot: number;
      /** Absolute path of the module. */
      readonly file: string;
      readonly memoryMB: number;
      readonly maxTurnBytes: number;
      /** Where its messages come from and go to, as texts. */
      readonly port: MessagePort;
    }
  | { readonly kind: 'drop'; readonly slot: number };

/** What a group's thread says. */
export type GroupReport =
  | { readonly kind: 'output'; readonly slot: number; readonly stream: 'stdout' | 'stderr'; readonly text: Uint8Array }
  /** Nothing of the module runs any more. */
  | { readonly kind: 'ended'; readonly slot: number; readonly reason: string };
