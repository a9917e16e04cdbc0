import { describe, expect, it } from 'vitest';
import { renderPlanTree, summarise } from './plan-tree.ts';

describe('renderPlanTree', () => {
  it('draws folders, signs and reasons, and closes with the counts', () => {
    const text = renderPlanTree(
      [
        { kind: 'create', path: 'plugins/a/src/main.ts', text: '', reason: 'new' },
        { kind: 'update', path: 'plugins/a/package.json', text: '', reason: 'spec changed' },
        { kind: 'delete', path: 'plugins/a/src/generated/old.ts', reason: 'orphan' },
        { kind: 'update', path: 'package-lock.json', text: '', reason: 'workspace package' },
      ],
      { colour: false },
    );
    expect(text).toBe(
      [
        '├─ ~ package-lock.json  workspace package',
        '└─ plugins/a/',
        '   ├─ ~ package.json  spec changed',
        '   └─ src/',
        '      ├─ generated/',
        '      │  └─ - old.ts  orphan',
        '      └─ + main.ts  new',
        '1 created, 2 updated, 1 deleted',
      ].join('\n'),
    );
  });

  it('says when there is nothing to do', () => {
    expect(renderPlanTree([], { colour: true })).toBe('nothing to do');
    expect(summarise([])).toBe('nothing to do');
  });

  it('colours only when asked to', () => {
    const changes = [{ kind: 'create', path: 'a', text: '', reason: 'new' }] as const;
    expect(renderPlanTree(changes, { colour: true })).toContain('\u001B[32m');
    expect(renderPlanTree(changes, { colour: false })).not.toContain('\u001B[');
  });
});
