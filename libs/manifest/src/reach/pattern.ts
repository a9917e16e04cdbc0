const special = /[\\^$.*+?()[\]{}|/]/g;

function segmentPattern(segment: string): string {
  return segment.replaceAll(special, (character) => (character === '*' ? '[^/]*' : character === '?' ? '[^/]' : `\\${character}`));
}

/**
 * The anchored pattern of the paths that a glob of a capability names: `*` and `?` stay within a segment, `**` stands
 * for any number of them. A leading `./` says nothing.
 */
export function globPattern(glob: string): string {
  const segments = glob.split('/').filter((segment) => segment !== '.' && segment !== '');
  let pattern = '';
  segments.forEach((segment, index) => {
    const isLast = index === segments.length - 1;
    if (segment === '**') pattern += isLast ? '[^/]+(?:\\/[^/]+)*' : '(?:[^/]+\\/)*';
    else pattern += isLast ? segmentPattern(segment) : `${segmentPattern(segment)}\\/`;
  });
  return `^${pattern}$`;
}

/** The anchored pattern of the hosts that a capability names; `*.` stands for one label or more. */
export function hostPattern(host: string): string {
  const lower = host.toLowerCase();
  const rest = lower.startsWith('*.') ? lower.slice(2) : lower;
  const escaped = rest.replaceAll(special, (character) => `\\${character}`);
  return lower.startsWith('*.') ? `^(?:[^.:]+\\.)+${escaped}$` : `^${escaped}$`;
}
