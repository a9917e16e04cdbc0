import { coreCallError } from '../../call-error.ts';
import { namespaceOf } from '../../state/namespace.ts';
import type { Entry, PluginStorage } from '../../storage/storage.ts';
import type { Service } from '../service.ts';

const MIB = 1024 * 1024;

/** Values under keys, private to the plugin, within its disk limit. */
export function storageService(storage: PluginStorage, defaultDiskMB: number): Service {
  return {
    name: 'storage',
    operations: {
      get({ plugin, input }) {
        const { key } = input as { key: string };
        const value = storage.get(namespaceOf(plugin), key);
        return value === undefined ? {} : { value };
      },
      async set({ plugin, input }) {
        const { entries } = input as { entries: readonly Entry[] };
        const maxBytes = (plugin.resources.maxDiskMB ?? defaultDiskMB) * MIB;
        if (!(await storage.set(namespaceOf(plugin), entries, maxBytes))) {
          throw coreCallError('core/limit-exceeded', { limit: `${String(maxBytes / MIB)} MiB of storage of ${plugin.id}` });
        }
        return {};
      },
      async delete({ plugin, input }) {
        const { keys = [] } = input as { keys?: readonly string[] };
        return { deleted: await storage.delete(namespaceOf(plugin), keys) };
      },
      list({ plugin, input }) {
        const { prefix = '', after, limit = 100 } = input as { prefix?: string; after?: string; limit?: number };
        const entries = storage.list(namespaceOf(plugin), prefix, after, limit + 1);
        if (entries.length <= limit) return { entries };
        const page = entries.slice(0, limit);
        return { entries: page, next: page.at(-1)?.key };
      },
    },
  };
}
