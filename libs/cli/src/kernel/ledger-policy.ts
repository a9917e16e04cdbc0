import { diagnose, hasErrors } from '@plugwright/diagnostics';
import type { LedgerPolicy } from '@plugwright/kernel';
import type { PolicySpec } from '@plugwright/spec';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { exitCode } from '../exit-code.ts';
import { Failure } from '../failure.ts';

/** The policy of a workspace that the kernel keeps to. */
const ownPolicy = 'specs/policies/ledger.policy.yaml';

type LedgerRules = NonNullable<PolicySpec['rules']['ledger']>;

/**
 * What a policy document says of the ledger: the one that was named, absolute, or the workspace's own; nothing where there is none.
 * @throws Failure with everything that is wrong with the document
 */
export async function ledgerPolicyOf(root: string, named: string | undefined): Promise<Partial<LedgerPolicy>> {
  const file = named ?? join(root, ownPolicy);
  if (named === undefined && !existsSync(file)) return {};
  // Loaded when it is needed: most kernels run without a policy.
  const { checkDocument, fileSource, objectOf, readText, textOf } = await import('@plugwright/spec');
  const { files, diagnostics } = await fileSource(root, [file]).list();
  const [written] = files;
  if (written === undefined) throw new Failure(diagnostics);
  const read = readText(written.file, written.text);
  const findings = [...read.diagnostics, ...(read.document === undefined ? [] : checkDocument(read.document))];
  if (read.document === undefined || hasErrors(findings)) throw new Failure(findings);
  const { value } = read.document;
  if (textOf(value, 'spec') !== 'policy/v1') throw new Failure([diagnose('cli/bad-argument', { problem: `${written.file} is no policy` })], exitCode.usage);
  return inMilliseconds(objectOf(objectOf(value, 'rules'), 'ledger'));
}

async function inMilliseconds({ keep, calls, failedCalls, omit, checkpoint = {}, onTrouble }: LedgerRules): Promise<Partial<LedgerPolicy>> {
  const { parseDuration, parsePercentage } = await import('@plugwright/spec');
  const retentionMs = parseDuration(keep);
  const share = parsePercentage(calls);
  const checkpointMs = parseDuration(checkpoint.interval);
  return {
    ...(retentionMs === undefined ? {} : { retentionMs }),
    ...(share === undefined ? {} : { calls: share / 100 }),
    ...(failedCalls === undefined ? {} : { failedCalls }),
    ...(omit === undefined ? {} : { omit }),
    ...(checkpoint.entries === undefined ? {} : { checkpointEntries: checkpoint.entries }),
    ...(checkpointMs === undefined ? {} : { checkpointMs }),
    ...(onTrouble === undefined ? {} : { onTrouble }),
  };
}
