import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

function gitAddress(root: string): string | undefined {
  if (!existsSync(root)) return undefined;
  try {
    const address = execFileSync('git', ['config', 'user.email'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 5000 }).trim();
    return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) ? address : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Who owns new plugins of a workspace that did not say: the address git knows the author by (CODEOWNERS takes
 * addresses), else a team of the workspace's name, to be corrected in nx.json.
 */
export function defaultOwners(root: string, packageName: string | undefined): string[] {
  const address = gitAddress(root);
  if (address !== undefined) return [address];
  const name = /^@?([a-z0-9][a-z0-9-]*)/.exec(packageName ?? '')?.[1] ?? 'workspace';
  return [`@${name}/maintainers`];
}
