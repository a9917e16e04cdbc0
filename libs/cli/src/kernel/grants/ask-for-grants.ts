import { userInfo } from 'node:os';
import type { FoundPlugin, GrantsDocument, OperatorGrant } from '@plugwright/kernel';
import { printable } from '../../terminal/printable.ts';

/** Ask a person for one line. */
export type Question = (text: string) => Promise<string>;

type Manifest = FoundPlugin['manifest'];
type Capability = Manifest['capabilities'][number];

/** What a capability opens, on one line. */
export function capabilityText({ id, scope, permissions, paths = [], hosts = [] }: Capability): string {
  return printable([`${id}:`, scope, permissions.join(', '), ...paths, ...hosts].join(' '));
}

/**
 * Show a person what each plugin asks for and why, and take the answers. What is granted is written out as it is declared now, so that a later version of the plugin
 * cannot have more without being asked about.
 */
export async function askForGrants(manifests: readonly Manifest[], question: Question): Promise<GrantsDocument> {
  const by = userInfo().username;
  const plugins: Record<string, OperatorGrant[]> = {};
  for (const { id, version, capabilities } of manifests) {
    const granted: OperatorGrant[] = [];
    let isAll = false;
    for (const capability of capabilities) {
      const { permissions, paths, hosts } = capability;
      const text = `${id} ${version} asks for ${capabilityText(capability)}\n  ${printable(capability.reason)}\nGrant it? [y]es, [N]o, [a]ll of ${id}: `;
      const answer: string = isAll ? 'y' : (await question(text)).trim().toLowerCase();
      isAll ||= answer === 'a' || answer === 'all';
      if (!isAll && answer !== 'y' && answer !== 'yes') continue;
      granted.push({ capability: capability.id, by, permissions, ...(paths === undefined ? {} : { paths }), ...(hosts === undefined ? {} : { hosts }) });
    }
    plugins[id] = granted;
  }
  return { grants: 'plugwright/v1', plugins };
}
