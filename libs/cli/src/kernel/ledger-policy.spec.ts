import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryWorkspace, type TemporaryWorkspace } from '../../fixtures/temporary-workspace.ts';
import { Failure } from '../failure.ts';
import { ledgerPolicyOf } from './ledger-policy.ts';

const head = "spec: policy/v1\nid: ledger\nversion: 1.0.0\ntitle: Ledger\nsummary: What is recorded.\nowners: ['@acme/platform']\napplies: { kernel: '*' }\n";
/** A document without a finding that is no policy. */
const sound = fileURLToPath(new URL('../../../spec/corpus/sound/sample.plugin.yaml', import.meta.url));

let workspace: TemporaryWorkspace;

beforeEach(() => (workspace = temporaryWorkspace()));
afterEach(() => workspace.remove());

function write(path: string, rules: string): void {
  mkdirSync(dirname(join(workspace.root, path)), { recursive: true });
  writeFileSync(join(workspace.root, path), `${head}rules: ${rules}\n`);
}

describe('the policy of a ledger', () => {
  it('is read from the spec of the workspace', async () => {
    const rules = '{ ledger: { keep: 90d, calls: 0.5%, failedCalls: true, omit: [use], checkpoint: { entries: 10, interval: 5s }, onTrouble: tell } }';
    write('specs/policies/ledger.policy.yaml', rules);
    expect(await ledgerPolicyOf(workspace.root, undefined)).toEqual({
      retentionMs: 90 * 86_400_000,
      calls: 0.005,
      failedCalls: true,
      omit: ['use'],
      checkpointEntries: 10,
      checkpointMs: 5000,
      onTrouble: 'tell',
    });
  });

  it.each(['{ }', '[]', 'null', '{ ledger: { } }'])('that says nothing of it (%s) changes nothing', async (rules) => {
    write('ledger.policy.yaml', rules);
    expect(await ledgerPolicyOf(workspace.root, join(workspace.root, 'ledger.policy.yaml'))).toEqual({});
  });

  it('that is wrong, or was named and is not there, is refused', async () => {
    write('specs/policies/ledger.policy.yaml', '{ ledger: { keep: 90 days, calls: 400% } }');
    const codes = (named?: string): Promise<unknown> =>
      ledgerPolicyOf(workspace.root, named).catch((error: unknown) => (error instanceof Failure ? error.diagnostics.map(({ code }) => code) : error));
    expect(await codes()).toEqual(['spec/bad-duration', 'spec/bad-percentage']);
    expect(await codes(join(workspace.root, 'nowhere.yaml'))).toEqual(['spec/unreadable-file']);
    expect(await codes(sound)).toEqual(['cli/bad-argument']);
    rmSync(join(workspace.root, 'specs'), { recursive: true });
    expect(await codes()).toEqual({});
  });

  it('of this workspace can be read', async () => {
    const root = fileURLToPath(new URL('../../../..', import.meta.url));
    expect(await ledgerPolicyOf(root, undefined)).toMatchObject({ failedCalls: true, retentionMs: 400 * 86_400_000 });
  });
});
