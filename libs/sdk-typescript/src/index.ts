export type { Message, MessageType, Response } from './message.ts';
export { PluginError, declaredError, fillMessage, type ErrorEntry, type PluginErrorFields } from './plugin-error.ts';
export { coreError, implicitErrorCodes, type CoreCode } from './core-errors.ts';
export type { Caller, CallContext, CallStreams, Items, Logger, Streaming } from './context.ts';
export { definePlugin, type OperationDefinition, type PluginDefinition, type Validator, type ValidatorError } from './definition.ts';
export { unimplemented } from './unimplemented.ts';
export { invoke } from './invoke.ts';
export { servePlugin } from './serve/serve-plugin.ts';
export { protocolMethods, protocolVersion } from './wire/methods.ts';
