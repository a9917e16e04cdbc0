import type { SpecChange } from '@plugwright/compat';
import { describe, expect, it } from 'vitest';
import type { JudgedImpact, JudgedPlugin } from './judge.ts';
import { renderMarkdown } from './render-markdown.ts';

const at = (document: string, member: string) => ({ document, member });

function plugin(id: string, hits: number): JudgedPlugin {
  const members = Array.from({ length: hits }, (_, index) => ({
    ...at('core', `/types/T${index}`),
    change: 'changed' as const,
    chain: [at('core', `/types/T${index}`), at(id, '/operations/run')],
  }));
  return {
    document: id,
    kind: 'plugin',
    cause: hits === 0 ? 'own' : 'upstream',
    chain: members[0]?.chain ?? [],
    members,
    verdict: 'breaking',
    changes: [],
    bump: 'minor',
  };
}

function change(message: string): SpecChange {
  return {
    rule: 'compat/input-narrowed',
    category: 'wire',
    surface: 'operation.input',
    document: 'core',
    kind: 'contract',
    level: 'breaking',
    bump: 'major',
    message,
    advice: 'Keep it.',
    page: '/x',
    witness: { text: '`|`' },
  };
}

function impact(affected: readonly JudgedPlugin[], changes: readonly SpecChange[] = []): JudgedImpact {
  const changed = [{ document: 'core', kind: 'contract', change: 'changed', edited: true, members: [] }] as const;
  return { changed, affected, documents: [{ document: 'core', kind: 'contract', changes, bump: 'major' }] };
}

describe('the comment of a pull request', () => {
  it('shows each plugin, the changes and the ways', () => {
    expect(renderMarkdown(impact([plugin('a', 2), plugin('b', 0)], [change('Input `x` of @me')]), 'main → the working tree')).toBe(`<!-- plugwright-impact -->
## Impact

**1 document changed; 2 plugins affected \\(2 by a break\\).** main → the working tree

| plugin | what it uses | because | its next version |
|---|---|---|---|
| \`a\` | **breaking** | \`core#/types/T0\` changed and 1 more | minor |
| \`b\` |  | its own spec was edited | minor |

### What to look at

- **breaking** \`core\` Input \`x\` of &#64;me (\`compat/input-narrowed\`)
  - valid before, refused now: \`\` {"text":"\`\\|\`"} \`\`
  - Keep it.

<details><summary>The ways that lead there</summary>

- \`a\`: \`core#/types/T0 → a#/operations/run\`
- \`a\`: \`core#/types/T1 → a#/operations/run\`

</details>
`);
  });

  it('fits into a comment, however much there is, and says what it leaves out', () => {
    const text = renderMarkdown(impact(Array.from({ length: 1_500 }, (_, index) => plugin(`plugin-${index}`, 20))), 'main');
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain('\nAnd 1300 more.\n');
    expect(text.split('<details>').length).toBe(text.split('</details>').length);
    expect(text).toMatch(/The rest was left out: `npx plugwright impact` shows all of it\.\n$/);
  });
});
