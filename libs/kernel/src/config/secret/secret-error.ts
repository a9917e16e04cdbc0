/** A longer secret is none. */
export const MAX_SECRET_BYTES = 64 * 1024;

/** Why a secret could not be had; never with any of it, nor with what a command wrote. */
export class SecretError extends Error {}
