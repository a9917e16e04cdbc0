import semver from 'semver';

/** What becomes of the dependency on the package of the document. */
export interface RaisedDependency {
  /** The new text of package.json; absent where nothing changes. */
  readonly text?: string;
  /** What a person is told. */
  readonly note: string;
}

const fields = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

function isPart(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Ask for at least the next version, so that an install that still has the old document fails instead of passing with it.
 * The lock file is left alone: what a registry will answer for a version that is not published yet cannot be known.
 */
export function raiseDependency(text: string | undefined, packageName: string, version: string): RaisedDependency {
  const wanted = `^${version}`;
  const install = `Run \`npm install --save-dev ${packageName}@${wanted}\` here once ${version} is published; until then the checks of this branch cannot pass.`;
  let json: unknown;
  try {
    json = JSON.parse(text ?? '');
  } catch {
    return { note: `package.json is absent or cannot be read. ${install}` };
  }
  if (text === undefined || !isPart(json)) return { note: `package.json cannot be read. ${install}` };
  const holders = fields.map((field) => (isPart(json) ? json[field] : undefined)).filter((held) => isPart(held) && Object.hasOwn(held, packageName)) as Record<
    string,
    unknown
  >[];
  if (holders.length === 0) return { note: `package.json does not name ${packageName}. ${install}` };
  let raised = false;
  for (const held of holders) {
    const range = held[packageName];
    if (typeof range !== 'string' || semver.validRange(range) === null)
      return { note: `package.json asks for ${packageName} by "${String(range)}", which was left as it is. ${install}` };
    const least = semver.minVersion(range);
    if (least !== null && semver.gte(least, version) && semver.satisfies(version, range)) continue;
    held[packageName] = wanted;
    raised = true;
  }
  const indent = /^\{\r?\n([ \t]+)/.exec(text)?.[1] ?? '  ';
  return { ...(raised ? { text: `${JSON.stringify(json, undefined, indent)}\n` } : {}), note: install };
}
