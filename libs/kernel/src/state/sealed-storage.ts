import { coreCallError } from '../call-error.ts';
import type { PluginStorage } from '../storage/storage.ts';
import type { VersionedState } from './versioned-state.ts';

/** A storage that takes no writes to a namespace while that is being copied: they would be in one copy and not in the other. */
export function sealedStorage(storage: PluginStorage, state: VersionedState): PluginStorage {
  const check = (namespace: string): void => {
    if (state.isSealed(namespace)) throw coreCallError('core/unavailable', { what: 'the storage, which is being brought to another version' });
  };
  return {
    get: (namespace, key) => storage.get(namespace, key),
    list: (namespace, prefix, after, limit) => storage.list(namespace, prefix, after, limit),
    async set(namespace, entries, maxBytes) {
      check(namespace);
      return storage.set(namespace, entries, maxBytes);
    },
    async delete(namespace, keys) {
      check(namespace);
      return storage.delete(namespace, keys);
    },
  };
}
