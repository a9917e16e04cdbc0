import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of a process; empty for one that has ended meanwhile. */
function read(pid: string, file: string): string {
  try {
    return readFileSync(join('/proc', pid, file), 'utf8');
  } catch {
    return '';
  }
}

/**
 * The processes that run the code of a plugin, whoever started them and whether or not a kernel still knows them.
 * @param folder where plugins lie that belong to this run and to no other
 */
export function processesOf(plugin: string, folder: string): readonly number[] {
  return readdirSync('/proc')
    .filter(
      (name) =>
        /^\d+$/u.test(name) &&
        read(name, 'cmdline').includes(join(folder, plugin, '/')) &&
        read(name, 'environ').split('\0').includes(`PLUGWRIGHT_PLUGIN=${plugin}`),
    )
    .map(Number);
}
