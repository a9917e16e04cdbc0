import type { Rule } from '../../src/spec/rule.ts';

const directions: Readonly<Record<Rule['direction'], string>> = {
  input: 'what is accepted may only become wider',
  output: 'what is given may only become narrower',
  both: 'users may stand on either side',
  none: 'no value travels',
};

/** Text of a person as Markdown; braces and placeholders stay as they are. */
function entry(rule: Rule): string {
  const name = rule.id.slice('compat/'.length);
  const opposite = rule.mirror?.slice('compat/'.length);
  return [
    `### ${name}`,
    '',
    `- When: ${rule.message}`,
    `- What to do: ${rule.advice}`,
    `- ${rule.level === 'breaking' ? 'Breaking' : rule.level === 'dangerous' ? 'Dangerous' : 'Safe'}; demands ${rule.bump === 'none' ? 'nothing' : `a ${rule.bump} version`}; category ${rule.category}; ${directions[rule.direction]}.`,
    `- ${rule.waivable ? 'May be approved.' : 'Cannot be approved.'}`,
    opposite === undefined ? `- No mirror: ${rule.whyNoMirror ?? ''}` : `- Mirror: [${opposite}](#${opposite})`,
    '',
  ].join('\n');
}

/** The page of all rules: a heading a rule, so that a finding can link to it. */
export function rulesPage(families: readonly { readonly family: string; readonly rules: readonly Rule[] }[]): string {
  const parts = families.map(({ family, rules }) => `## Family ${family}\n\n${rules.map(entry).join('\n')}`);
  return `# Compatibility rules

Made from the rules in \`libs/compat/src/spec/rules\` by their test; edit those.
What they are for, and how to read a finding: [Compatibility](compatibility.md).

${parts.join('\n')}`;
}
