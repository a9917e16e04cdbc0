import { BlockList, isIP, isIPv4 } from 'node:net';
import { networkInterfaces } from 'node:os';

/** What kind of place an address is; only `public` is open to plugins without the operator naming the address. */
export type AddressKind = 'public' | 'metadata' | 'loopback' | 'link-local' | 'private' | 'multicast' | 'reserved' | 'own';

type Ranges = readonly (readonly [kind: Exclude<AddressKind, 'public' | 'own'>, ...cidrs: string[]])[];

/** Special-purpose addresses (RFC 6890 and the registries of IANA), with the places where clouds answer a machine about itself; the first that fits counts. */
const ranges4: Ranges = [
  ['metadata', '169.254.169.254/32', '169.254.170.2/32', '100.100.100.200/32', '168.63.129.16/32', '192.0.0.192/32'],
  ['loopback', '127.0.0.0/8', '0.0.0.0/8'],
  ['link-local', '169.254.0.0/16'],
  ['private', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'],
  ['multicast', '224.0.0.0/4'],
  ['reserved', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '240.0.0.0/4'],
];
const ranges6: Ranges = [
  ['metadata', 'fd00:ec2::/32', 'fd20:ce::/32'],
  ['loopback', '::/127'],
  ['link-local', 'fe80::/10'],
  ['private', 'fc00::/7', 'fec0::/10'],
  ['multicast', 'ff00::/8'],
  ['reserved', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'],
];
/** Everything else outside of it is not global unicast. */
const globalUnicast = listOf('ipv6', ['2000::/3']);
/** An IPv4 address in its last 32 bits: mapped, compatible (obsolete), translated (RFC 6052). */
const carriers = listOf('ipv6', ['::ffff:0:0/96', '::ffff:0:0:0/96', '64:ff9b::/96', '::/96']);

const lists = {
  ipv4: ranges4.map(([kind, ...cidrs]) => [kind, listOf('ipv4', cidrs)] as const),
  ipv6: ranges6.map(([kind, ...cidrs]) => [kind, listOf('ipv6', cidrs)] as const),
};

function listOf(family: 'ipv4' | 'ipv6', cidrs: readonly string[]): BlockList {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const slash = cidr.indexOf('/');
    list.addSubnet(cidr.slice(0, slash), Number(cidr.slice(slash + 1)), family);
  }
  return list;
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): readonly number[] {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const hex = (a: string | undefined, b: string | undefined): string => (Number(a) * 256 + Number(b)).toString(16);
  const [, start, a, b, c, d] = dotted ?? [];
  const plain = start === undefined ? address : `${start}${hex(a, b)}:${hex(c, d)}`;
  const [head = '', tail] = plain.split('::');
  const numbers = (text: string): number[] => (text === '' ? [] : text.split(':').map((group) => parseInt(group, 16)));
  const [before, after] = [numbers(head), numbers(tail ?? '')];
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

/** The one way to write an address, so that two spellings of one compare equal; undefined for what is no address, or has a zone. */
export function canonicalAddress(address: string): string | undefined {
  if (isIPv4(address)) return address;
  if (isIP(address) !== 6 || address.includes('%')) return undefined;
  const groups = groupsOf(address);
  const [high = 0, low = 0] = groups.slice(6);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped) return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  return groups.map((group) => group.toString(16)).join(':');
}

/** What kind of place an address is. What is no plain address is `reserved`. */
export function addressKind(address: string): AddressKind {
  const plain = canonicalAddress(address);
  if (plain === undefined) return 'reserved';
  const kind = isIPv4(plain) ? kind4(plain) : kind6(plain);
  return kind === 'public' && isOwn(plain) ? 'own' : kind;
}

function kind4(address: string): AddressKind {
  return lists.ipv4.find(([, list]) => list.check(address, 'ipv4'))?.[0] ?? 'public';
}

function kind6(address: string): AddressKind {
  const special = lists.ipv6.find(([, list]) => list.check(address, 'ipv6'))?.[0];
  if (special !== undefined) return special;
  if (carriers.check(address, 'ipv6')) {
    const [high = 0, low = 0] = groupsOf(address).slice(6);
    return kind4([high >> 8, high & 255, low >> 8, low & 255].join('.'));
  }
  return globalUnicast.check(address, 'ipv6') ? 'public' : 'reserved';
}

/** A public address of this machine leads to its own services, past every rule about loopback. */
function isOwn(plain: string): boolean {
  return Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ address }) => canonicalAddress(address) === plain));
}
