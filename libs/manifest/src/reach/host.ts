/**
 * Whether a host of a capability (`api.example.org:443`, `*.example.org:443`) names a `host:port`. It means what its pattern
 * (`hostPattern`) means: `*.` stands for one label or more, upper and lower case are the same.
 */
export function matchesHost(host: string, target: string): boolean {
  const wanted = host.toLowerCase();
  const asked = target.toLowerCase();
  if (!wanted.startsWith('*.')) return wanted === asked;
  const rest = wanted.slice(1);
  if (!asked.endsWith(rest)) return false;
  const labels = asked.slice(0, asked.length - rest.length);
  return labels !== '' && !labels.includes(':') && labels.split('.').every((label) => label !== '');
}
