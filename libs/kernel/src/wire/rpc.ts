export type { MessageType, Meta, RpcError, RpcMessage, RpcRequest, RpcResponse } from '@plugwright/sdk/wire';
