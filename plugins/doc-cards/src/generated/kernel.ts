// Generated from specs/plugins/doc-cards.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin doc-cards
import type { Caller, Logger } from '@plugwright/sdk';
import type { CardMadePayload, ExtractExtractInput, ExtractExtractOutput, KernelConfigGetInput, KernelConfigGetOutput, KernelEventsPublishOutput } from './operations.ts';

/** What this plugin may ask for: the kernel services, events and plugins that its spec declares, and nothing else. */
export interface Kernel {
  /** Structured log records of the plugin; fields are data, never part of the message. */
  readonly log: Logger;
  /** The events that the plugin publishes. */
  readonly events: {
    /** A card was made. */
    publishCardMade(payload: CardMadePayload): Promise<KernelEventsPublishOutput>;
  };
  /** The kernel service config. */
  readonly config: {
    /** Calls kernel/config.get. */
    get(input?: KernelConfigGetInput): Promise<KernelConfigGetOutput>;
  };
  /** The imported plugins, by alias. */
  readonly plugins: {
    readonly extract: {
      /** Calls doc-extract/extract. */
      extract(input: ExtractExtractInput): Promise<ExtractExtractOutput>;
    };
  };
}

/** The typed client over one untyped way out of the plugin. */
export function createKernel(caller: Caller): Kernel {
  const write = (level: string, message: string, fields?: Record<string, unknown>): void => {
    caller.notify('kernel/log.write', { level, message, ...(fields === undefined ? {} : { fields }) });
  };
  return {
    log: {
      debug: (message, fields) => { write('debug', message, fields); },
      info: (message, fields) => { write('info', message, fields); },
      warn: (message, fields) => { write('warn', message, fields); },
      error: (message, fields) => { write('error', message, fields); },
    },
    events: {
      publishCardMade: async (payload) => (await caller.call('kernel/events.publish', { event: 'card-made', payload })) as KernelEventsPublishOutput,
    },
    config: {
      get: async (input = {}) => (await caller.call('kernel/config.get', input)) as KernelConfigGetOutput,
    },
    plugins: {
      extract: {
        extract: async (input) => (await caller.call('doc-extract/extract', input)) as ExtractExtractOutput,
      },
    },
  };
}
