import { fileURLToPath } from 'node:url';
import type { Manifest, ManifestOperation } from '@plugwright/manifest';
import type { StubRules } from '@plugwright/sdk/stub';
import type { Peers } from '../peers/load-peers.ts';
import { peerManifest, testManifest } from '../peers/peer-manifest.ts';
import { writeTestPlugin } from '../peers/write-test-plugin.ts';
import { sampleConfig } from '../suites/sample-config.ts';
import type { RealKernelSetup } from './real-kernel.ts';

const PROBE: ManifestOperation = {
  summary: 'Makes a call.',
  stability: 'stable',
  input: { type: 'object', required: ['method'], properties: { method: { type: 'string' }, data: {} }, additionalProperties: false },
  output: true,
  outputClosed: true,
  errors: [],
  effects: { reads: [], writes: [], idempotent: true },
  safety: { whatIf: false, confirm: false, rollback: false },
  timeoutMs: 5000,
};

/** Stand-ins for what the plugin imports: all that it needs, and of the optional ones those that somebody scripted. */
function writePeers(scratch: string, rules: StubRules, pluginFolder: URL, given: Peers): string[] {
  const { manifest } = rules;
  const wanted = manifest.dependencies.plugins.filter(({ id, optional }) => !optional || Object.keys(given).some((method) => method.startsWith(`${id}/`)));
  return wanted.map(({ id }) => writeTestPlugin(scratch, peerManifest(rules, id), 'servePeer', pluginFolder.href));
}

/** The plugin with stand-ins for its imports. */
export function pluginSetup(rules: StubRules, pluginFolder: URL, given: Peers): RealKernelSetup {
  return {
    config: { [rules.manifest.id]: sampleConfig(rules.manifest) },
    folders: (scratch) => [fileURLToPath(pluginFolder), ...writePeers(scratch, rules, pluginFolder, given)],
  };
}

/** In the plugin's place one with the same rights, whose operation `probe` makes any call that it is told to. */
export function probeSetup(rules: StubRules, pluginFolder: URL, given: Peers): RealKernelSetup {
  const manifest: Manifest = testManifest(rules.manifest, { probe: PROBE });
  return {
    config: {},
    folders: (scratch) => [writeTestPlugin(scratch, manifest, 'serveProbe'), ...writePeers(scratch, rules, pluginFolder, given)],
  };
}
