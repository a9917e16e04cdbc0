export { protocolMethods, protocolVersion } from '@plugwright/sdk/wire';
