/** A UUID of RFC 4122, of any version and without `urn:uuid:`, which Ajv takes as well and then disputes. */
export const uuid = '^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$';
