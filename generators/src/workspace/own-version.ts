import { createRequire } from 'node:module';

/** Version of `@plugwright/nx`, which all of Plugwright's packages share. */
export function ownVersion(): string {
  const { version } = createRequire(import.meta.url)('@plugwright/nx/package.json') as { readonly version: string };
  return version;
}
