import { existsSync } from 'node:fs';
import { join } from 'node:path';

const names = ['plugwright.config.json', 'plugwright.config.yaml', 'plugwright.config.yml'] as const;

/** The configuration file of a workspace; undefined where it has none. */
export function defaultConfigFile(root: string): string | undefined {
  return names.map((name) => join(root, name)).find((file) => existsSync(file));
}
