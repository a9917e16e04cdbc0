/** A JSON Pointer in its string form (RFC 6901, section 5). */
export const jsonPointer = '^(?:/(?:[^~/]|~[01])*)*$';
