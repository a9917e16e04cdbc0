import { isAbsolute, relative } from 'node:path';
import { Glob, matchesHost, type Manifest, type ManifestCapability } from '@plugwright/manifest';
import type { Observations } from './observations.ts';

/** The smallest permissions that a run would have been content with. */
export interface Learnt {
  readonly version: string;
  /** `<service>.<operation>`. */
  readonly services: readonly string[];
  /** `<plugin>/<operation>`. */
  readonly consumes: readonly string[];
  readonly capabilities: readonly ManifestCapability[];
  /** What was seen and cannot be written as a capability, and what was not looked at. */
  readonly notes: readonly string[];
}

/** More files than this in one folder are written as all of it. */
const MOST_FILES = 3;
/** Where code and what a runtime needs is, in a plugin's folder and outside. */
const code =
  /^(?:dist|src|lib|node_modules|generated|__pycache__)\/|^(?:plugin\.manifest|package|package-lock|tsconfig[\w.]*)\.json$|\.(?:js|mjs|cjs|ts|node|py|pyc|wasm|so|map)$/;
const runtime =
  /^\/(?:usr|lib|lib32|lib64|bin|sbin|opt|proc|sys|dev|etc\/(?:ld\.so|localtime|ssl|alternatives|nsswitch|resolv|hosts|passwd|host\.conf|gai\.conf|python))/;

/** Turn what was seen of a plugin into a list to paste into its spec. A capability that the plugin declares already keeps its id and its reason. */
export function learntFrom(observations: Observations, manifest: Manifest, folder: string): Learnt {
  const methods = observations.methods().map(([method]) => method);
  const files = filesOf(observations, folder);
  const hosts = [...new Set(observations.of('network').map(({ target }) => target))];
  const data = [...new Set(observations.of('data').map(({ permission }) => permission))];
  const spawned = observations.of('process').map(({ target }) => target);
  const wanted: Omit<ManifestCapability, 'id' | 'reason'>[] = [
    ...(files.capabilities.length === 0 ? [] : files.capabilities),
    ...(hosts.length === 0 ? [] : [{ scope: 'network', permissions: ['connect'], hosts }]),
    ...(spawned.length === 0 ? [] : [{ scope: 'process', permissions: ['spawn'] }]),
    ...(data.length === 0 ? [] : [{ scope: 'data', permissions: data }]),
  ];
  return {
    version: manifest.version,
    services: methods.filter((method) => method.startsWith('kernel/')).map((method) => method.slice('kernel/'.length)),
    consumes: methods.filter((method) => !method.startsWith('kernel/')),
    capabilities: named(wanted, manifest),
    notes: [
      ...files.outside.map(
        ({ permission, target }) =>
          `It ${permission === 'read' ? 'reads' : 'writes'} ${target}, outside of its folder: an operator can give it such a folder as root of a grant.`,
      ),
      ...observations
        .of('direct')
        .map(({ target }) => `It connects to ${target} past the broker; above level worker that is refused. Use the broker of the SDK.`),
      ...spawned.map((path) => `It starts ${path}.`),
      ...observations.missed(),
    ],
  };
}

function filesOf(
  observations: Observations,
  folder: string,
): { readonly capabilities: Omit<ManifestCapability, 'id' | 'reason'>[]; readonly outside: readonly { permission: string; target: string }[] } {
  const inside = { read: new Set<string>(), write: new Set<string>() };
  const outside: { permission: string; target: string }[] = [];
  for (const { permission, target } of observations.of('filesystem')) {
    const path = relative(folder, target);
    const isOutside = path.startsWith('..') || isAbsolute(path);
    if (isOutside && (permission === 'write' || (!runtime.test(target) && !code.test(target.slice(target.lastIndexOf('/') + 1)))))
      outside.push({ permission, target });
    else if (!isOutside && path !== '' && (permission === 'write' || !code.test(path))) inside[permission === 'write' ? 'write' : 'read'].add(path);
  }
  const [read, write] = [globsOf(inside.read), globsOf(inside.write)];
  const isSame = read.join('\n') === write.join('\n');
  const capability = (permissions: string[], paths: readonly string[]) => (paths.length === 0 ? [] : [{ scope: 'filesystem', permissions, paths }]);
  return { capabilities: isSame ? capability(['read', 'write'], read) : [...capability(['read'], read), ...capability(['write'], write)], outside };
}

function globsOf(paths: ReadonlySet<string>): readonly string[] {
  const byFolder = Map.groupBy([...paths].sort(), (path) => path.slice(0, path.lastIndexOf('/') + 1));
  return [...byFolder].flatMap(([folder, files]) => (files.length > MOST_FILES ? [`./${folder}*`] : files.map((file) => `./${file}`)));
}

function named(wanted: readonly Omit<ManifestCapability, 'id' | 'reason'>[], { capabilities }: Manifest): ManifestCapability[] {
  const taken = new Set<string>();
  return wanted.map((one) => {
    const declared = capabilities.find(
      ({ id, scope, permissions }) => scope === one.scope && !taken.has(id) && permissions.some((permission) => one.permissions.includes(permission)),
    );
    const plain = `${one.scope}-${one.permissions.join('-')}`;
    const id = declared?.id ?? plain;
    taken.add(id);
    return { id, ...one, reason: declared?.reason ?? `Seen while ${plain.replaceAll('-', ' ')} was learnt; say what it is for.` };
  });
}

/** Each single thing that a list permits, in words; two lists are compared by them. */
export function permitsOf({ services, consumes, capabilities }: Pick<Learnt, 'services' | 'consumes' | 'capabilities'>): readonly string[] {
  const permits = capabilities.flatMap(({ scope, permissions, paths = [], hosts = [] }) => {
    const places = [...paths, ...hosts];
    return permissions.flatMap((permission) => (places.length === 0 ? [`${scope} ${permission}`] : places.map((place) => `${scope} ${permission} ${place}`)));
  });
  return [...new Set([...services.map((service) => `service ${service}`), ...consumes.map((method) => `call ${method}`), ...permits])].sort();
}

/** Whether one permit of a list includes another. */
function includes(wide: string, narrow: string): boolean {
  const [kind, ...rest] = wide.split(' ');
  const [otherKind, ...otherRest] = narrow.split(' ');
  if (wide === narrow) return true;
  if (kind !== otherKind) return false;
  const [place = '', other = ''] = [rest.at(-1), otherRest.at(-1)];
  if (kind === 'service') return other.startsWith(`${place}.`);
  if (rest.length < 2 || rest[0] !== otherRest[0]) return false;
  return kind === 'network' ? matchesHost(place, other) : kind === 'filesystem' && new Glob(place).matches(other.replace(/^\.\//, ''));
}

/** What the second of two lists permits beyond the first, and what the first says that the second does not. */
export function difference(before: readonly string[], after: readonly string[]): { readonly more: readonly string[]; readonly less: readonly string[] } {
  return { more: after.filter((permit) => !before.some((wide) => includes(wide, permit))), less: before.filter((permit) => !after.includes(permit)) };
}
