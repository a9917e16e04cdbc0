import type { Tree } from '@nx/devkit';

/** What the kernel looks for, in its order. */
const names = ['plugwright.grants.yaml', 'plugwright.grants.yml', 'plugwright.grants.json'] as const;

const starter = `# yaml-language-server: $schema=node_modules/@plugwright/kernel/schemas/grants.schema.json
# What the plugins of this workspace may do of what their specs declare; whatever does not stand here is refused.
# \`npx plugwright kernel run\` reads it and names each plugin that lacks something. While it runs, \`npx plugwright kernel grants\`
# shows what is declared, granted, used and refused, and \`npx plugwright kernel grant <plugin> <capability>\` grants.
grants: plugwright/v1
plugins: {}
# plugins:
#   as-trusted-as-the-kernel: all-declared
#   any-other:
#     - { capability: keep }
#     - { capability: web, hosts: ['api.example.org:443'], rate: 10/m, until: 2030-01-31T18:00:00Z }
`;

/** Deny everything, in words that say how to grant; a workspace that has a grants file keeps it. */
export function writeStarterGrants(tree: Tree): void {
  if (!names.some((name) => tree.exists(name))) tree.write(names[0], starter);
}
