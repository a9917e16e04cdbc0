import type { ChangeToCarry } from '../upstream/change-to-carry.ts';
import type { HitPlugin, UsedMember } from '../report.ts';
import { changeLines } from './change-lines.ts';
import { code } from './markdown.ts';

/** What the texts of a branch are made of. */
export interface Story {
  readonly change: ChangeToCarry;
  readonly hit: readonly HitPlugin[];
  readonly notes: readonly string[];
}

function memberLine({ document, member, change, chain }: UsedMember): string {
  const way = chain.length < 2 ? '' : `, by ${chain.map(code).join(' ← ')}`;
  return `- ${code(`${document}#${member}`)}: ${change}${way}`;
}

function pluginPart({ plugin, bump, members, range }: HitPlugin): string {
  const unchanged = members.length === 0 ? ['- uses nothing that changed'] : [];
  const follows = range === undefined ? [] : [`- its range follows: ${code(range.from)} becomes ${code(range.to)}`];
  return [`### ${plugin} (${bump})`, '', ...members.map(memberLine), ...unchanged, ...follows].join('\n');
}

/** The members of the changed document itself that somebody here uses. */
function usedOf({ change, hit }: Story): readonly string[] {
  return [...new Set(hit.flatMap(({ members }) => members.filter(({ document }) => document === change.document).map(({ member }) => member)))];
}

/** The subject of the commit, and the title of the pull request. */
export function subject({ document, version }: ChangeToCarry): string {
  return `chore: follow ${document} ${version}`;
}

/** What changed, who is concerned and why, and what is left to do. */
export function summary(story: Story): string {
  const { change, hit, notes } = story;
  const lines = changeLines(change.diff, usedOf(story));
  const breaking = change.diff?.changes.some(({ bump }) => bump === 'major') === true;
  const parts = [
    `# ${change.document} ${change.version}`,
    `What ${code(change.document)} becomes in ${change.version}, and what follows from it here. Plugins that use none of what changed are as they were.`,
    `## ${breaking ? 'What changed, and what to do about it' : 'What changed'}`,
    lines.length === 0 ? 'What these plugins use reads differently; nothing that was accepted is refused.' : lines.join('\n'),
    '## Whom it concerns',
    ...hit.map(pluginPart),
    '## What is left to do',
    notes.map((note) => `- ${note}`).join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The changeset of one plugin. */
export function changesetText(packageName: string, { change, hit, notes }: Story, { plugin, bump, members, range }: HitPlugin): string {
  const own = hit.filter((other) => other.plugin === plugin);
  const lines = changeLines(change.diff, usedOf({ change, hit: own, notes }));
  const lead =
    members.length === 0
      ? `Takes ${code(change.document)} ${range?.to ?? change.version}; nothing that it uses changed.`
      : `Follows ${code(change.document)} ${change.version}.`;
  const body = [lead, ...(members.length === 0 || lines.length === 0 ? [] : ['', ...lines])];
  return `---\n"${packageName}": ${bump}\n---\n\n${body.join('\n')}\n`;
}

const trailer = 'Plugwright-Tree';

/**
 * The message of the commit. Its last line names the tree of the commit, so that the next run knows whether the branch
 * is as it was left; without one it is a draft.
 */
export function commitMessage({ change, hit }: Story, tree?: string): string {
  const who = hit.map(
    ({ plugin, bump, members }) =>
      `- ${plugin} (${bump}): ${members.length === 0 ? 'its range only' : members.map(({ document, member }) => `${document}#${member}`).join(', ')}`,
  );
  const mark = tree === undefined ? '' : `\n${trailer}: ${tree}\n`;
  return `${subject(change)}\n\nConcerned:\n${who.join('\n')}\n${mark}`;
}

/** The tree that a commit says it has; undefined for one that was made by somebody else. */
export function markedTree(message: string): string | undefined {
  return new RegExp(`^${trailer}: ([0-9a-f]{40,64})$`, 'm').exec(message)?.[1];
}
