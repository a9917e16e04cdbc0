import type { HitMember, MemberAt } from '@plugwright/compat';
import { counted } from '../terminal/quantity.ts';
import type { JudgedImpact } from './judge.ts';

/** `documents#/types/Section`. */
export function memberText({ document, member }: MemberAt): string {
  return `${document}#${member}`;
}

/** The way from a changed member to the plugin that it reaches. */
export function chainText({ chain }: HitMember): string {
  return chain.map(memberText).join(' → ');
}

/** What happened to a member. */
export function changeText({ change }: HitMember): string {
  return { added: 'is new', removed: 'is gone', changed: 'changed', reached: 'is used differently' }[change];
}

/** The first line: how much changed and whom it concerns. */
export function summaryOf({ changed, affected }: JudgedImpact): string {
  if (changed.length === 0) return 'No spec changed.';
  const breaking = affected.filter(({ verdict }) => verdict === 'breaking').length;
  const undecided = affected.filter(({ verdict }) => verdict === 'unknown').length;
  const notes = [...(breaking === 0 ? [] : [`${breaking} by a break`]), ...(undecided === 0 ? [] : [`${undecided} undecided`])];
  const whom =
    affected.length === 0 ? 'no plugin is affected' : `${counted(affected.length, 'plugin')} affected${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`;
  return `${counted(changed.length, 'document')} changed; ${whom}.`;
}
