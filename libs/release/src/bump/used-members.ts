import { upstreamMembers, usedSurface, type Model } from '@plugwright/spec';

/** The members that one document uses of others: their pointers by document id, each with its digest. */
export type UsedMembers = ReadonlyMap<string, ReadonlyMap<string, string>>;

function ofPlugin(model: Model, id: string): UsedMembers {
  const { imports, kernel } = usedSurface(model, id);
  const found = new Map<string, ReadonlyMap<string, string>>();
  for (const { document, members } of [...Object.values(imports), kernel]) found.set(document, new Map(Object.entries(members)));
  return found;
}

/** What a contract or the kernel reaches through the types and errors it refers to. */
function ofContract(model: Model, id: string): UsedMembers {
  const found = new Map<string, Map<string, string>>();
  const seen = new Set<string>();
  const membersOf = (document: string): ReturnType<typeof upstreamMembers> => {
    const owner = model.documents.get(document);
    return owner === undefined ? new Map() : upstreamMembers(owner);
  };
  const queue = [...membersOf(id).values()];
  const follow = (document: string, pointer: string): void => {
    if (seen.has(`${document}#${pointer}`)) return;
    seen.add(`${document}#${pointer}`);
    const member = membersOf(document).get(pointer);
    if (member === undefined) return;
    queue.push(member);
    if (document === id) return;
    const members = found.get(document) ?? new Map<string, string>();
    found.set(document, members.set(pointer, member.digest));
  };
  for (let member = queue.pop(); member !== undefined; member = queue.pop()) {
    for (const reference of member.types) {
      const [document = '', name = ''] = reference.split('#/types/');
      follow(document, `/types/${name}`);
    }
    for (const code of member.errors) {
      const [document = '', name = ''] = code.split('/');
      follow(document, `/errors/${name}`);
    }
  }
  return found;
}

/** What a document uses of its upstreams, directly or through what it uses. */
export function usedMembers(model: Model, id: string): UsedMembers {
  return model.plugins.has(id) ? ofPlugin(model, id) : ofContract(model, id);
}

/** Ids of the upstreams of which a document uses something else, or something that means something else, than before; sorted. */
export function changedUpstreams(before: UsedMembers, after: UsedMembers): readonly string[] {
  const changed = (id: string): boolean => {
    const old = before.get(id) ?? new Map<string, string>();
    const current = after.get(id) ?? new Map<string, string>();
    return old.size !== current.size || [...current].some(([pointer, digest]) => old.get(pointer) !== digest);
  };
  return [...new Set([...before.keys(), ...after.keys()])].filter(changed).sort();
}
