const octet = '(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])';

/** `dotted-quad` of RFC 2673, section 3.2; not anchored, for IPv6 ends in one. */
export const dottedQuad = `${octet}(?:\\.${octet}){3}`;

/** An IPv4 address. */
export const ipv4 = `^${dottedQuad}$`;
