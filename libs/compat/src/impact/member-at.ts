/** One member of one document. */
export interface MemberAt {
  /** Id of the document. */
  readonly document: string;
  /** JSON pointer of the member, such as `/types/Document` or `/services/log/operations/write`. */
  readonly member: string;
}

/** A text that stands for the member and for no other; a pointer holds no NUL that could be mistaken. */
export function keyOf({ document, member }: MemberAt): string {
  return `${document}\0${member}`;
}

/** By document, then by member. */
export function byPlace(a: MemberAt, b: MemberAt): number {
  if (a.document !== b.document) return a.document < b.document ? -1 : 1;
  return a.member < b.member ? -1 : a.member > b.member ? 1 : 0;
}
