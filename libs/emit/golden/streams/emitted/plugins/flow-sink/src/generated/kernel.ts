// Generated from specs/plugins/flow-sink.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin flow-sink
import type { Caller, Items, Logger, Streaming } from '@plugwright/sdk';
import type { SourceConvertInput, SourceConvertItem, SourceConvertOutput, SourceConvertUpload, SourceCountInput, SourceCountItem, SourceCountOutput, SourceNothingInput, SourceNothingOutput, SourceTotalInput, SourceTotalOutput, SourceTotalUpload } from './operations.ts';

/** What this plugin may ask for: the kernel services, events and plugins that its spec declares, and nothing else. */
export interface Kernel {
  /** Structured log records of the plugin; fields are data, never part of the message. */
  readonly log: Logger;
  /** The imported plugins, by alias. */
  readonly plugins: {
    readonly source: {
      /** Calls flow-source/count. */
      count(input?: SourceCountInput): Streaming<SourceCountItem, SourceCountOutput>;
      /** Calls flow-source/convert. */
      convert(input: SourceConvertInput, upload?: Items<SourceConvertUpload>): Streaming<SourceConvertItem, SourceConvertOutput>;
      /** Calls flow-source/total. */
      total(input?: SourceTotalInput, upload?: Items<SourceTotalUpload>): Promise<SourceTotalOutput>;
      /** Calls flow-source/nothing. */
      nothing(input?: SourceNothingInput): Promise<SourceNothingOutput>;
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
    plugins: {
      source: {
        count: (input = {}) => caller.stream('flow-source/count', input, { download: true }) as Streaming<SourceCountItem, SourceCountOutput>,
        convert: (input, upload) => caller.stream('flow-source/convert', input, { download: true, upload }) as Streaming<SourceConvertItem, SourceConvertOutput>,
        total: (input = {}, upload) => caller.stream('flow-source/total', input, { upload }) as Promise<SourceTotalOutput>,
        nothing: async (input = {}) => (await caller.call('flow-source/nothing', input)) as SourceNothingOutput,
      },
    },
  };
}
