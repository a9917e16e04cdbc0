import { join } from 'node:path';
import type { GrantsPolicy, KernelOptions } from '@plugwright/kernel';
import { Failure } from '../../failure.ts';
import { operatorFile, shownIn } from '../operator-file.ts';
import { askForGrants, type Question } from './ask-for-grants.ts';
import { writeGrantsFile } from './write-grants-file.ts';

/** How an operator says what plugins may do. */
export interface GrantsSource {
  readonly root: string;
  /** Where plugins are found. */
  readonly folders: KernelOptions['folders'];
  /** The file that was named, absolute. */
  readonly file?: string;
  readonly allDeclared: boolean;
  /** Ask a person; undefined where there is none. */
  readonly question?: Question;
  /** A word to the person about what was written. */
  readonly say: (text: string) => void;
}

/**
 * What the operator grants: the grants file; where there is none, the answers of a person, which become one; where there is nobody, nothing.
 * @throws Failure where the file cannot be used
 */
export async function operatorGrants(source: GrantsSource): Promise<GrantsPolicy> {
  if (source.allDeclared) return 'declared';
  const { findPlugins, readGrantsFile } = await import('@plugwright/kernel');
  const file = source.file ?? operatorFile(source.root, 'grants');
  if (file !== undefined) {
    const { document, diagnostics } = await readGrantsFile(file, shownIn(source.root, file));
    if (document === undefined) throw new Failure(diagnostics);
    return document;
  }
  const { plugins } = await findPlugins(source.folders);
  const wanting = plugins.map(({ manifest }) => manifest).filter(({ capabilities }) => capabilities.length > 0);
  if (wanting.length === 0 || source.question === undefined) return { grants: 'plugwright/v1', plugins: {} };
  const document = await askForGrants(wanting, source.question);
  const written = 'plugwright.grants.yaml';
  await writeGrantsFile(join(source.root, written), document);
  source.say(`Written to ${written}; edit it, or use kernel grant and kernel revoke.\n`);
  return document;
}
