/**
 * Stands for the bytes that this version of the emitter makes: the digest of its golden files. It is part of the
 * inputs in every ledger, so that a changed emitter is noticed where no spec changed. `RECORD=1` writes it anew.
 */
export const emitterFingerprint = 'df12bcfff15bbd20';
