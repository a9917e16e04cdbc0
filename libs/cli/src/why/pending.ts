import { printable } from '../terminal/printable.ts';
import type { Paint } from '../terminal/terminal.ts';
import type { JudgedImpact, JudgedPlugin } from '../impact/judge.ts';
import { changeText, memberText } from '../impact/words.ts';

/** What changed since a revision and concerns a document. */
export interface Pending {
  readonly base: string;
  /** Its own members that changed; empty where it was not edited, or only its prose. */
  readonly changed: readonly string[];
  /** Of a plugin: what changed of what it uses. */
  readonly affected?: Pick<JudgedPlugin, 'cause' | 'verdict' | 'bump' | 'members'>;
  readonly breaks: readonly string[];
}

/** The part of an impact that concerns one document. */
export function pendingFor({ changed, affected }: JudgedImpact, id: string, base: string): Pending {
  const own = changed.find(({ document }) => document === id);
  const found = affected.find(({ document }) => document === id);
  const ownMembers = own?.members.map(({ member }) => member) ?? [];
  if (found === undefined) return { base, changed: ownMembers, breaks: [] };
  const { changes, cause, verdict, bump, members } = found;
  const breaks = changes.filter(({ level, approval }) => level === 'breaking' && approval === undefined).map(({ message }) => message);
  return { base, changed: ownMembers, affected: { cause, verdict, bump, members }, breaks };
}

/** The same for people, below an explanation. */
export function renderPending({ base, changed, affected, breaks }: Pending, paint: Paint): string {
  const head = paint('cyan', `since ${printable(base)}`);
  const own = changed.map((member) => `  ${member} of its own changed`);
  const used = affected?.members ?? [];
  const upstream = used.flatMap((hit) => [
    `  ${memberText(hit)} ${changeText(hit)}`,
    ...hit.chain.slice(1).map((step, index) => paint('dim', `  ${'  '.repeat(index)}└─ ${memberText(step)}`)),
  ]);
  const broken = breaks.map((message) => `  ${paint('red', '✘')} ${printable(message)}`);
  const lines = [...own, ...upstream, ...broken];
  return [lines.length === 0 ? `${head} nothing that concerns it` : head, ...lines].map((line) => `${line}\n`).join('');
}
