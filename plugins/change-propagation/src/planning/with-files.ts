import { FileTrouble } from '../files/file-trouble.ts';
import type { Folder } from '../files/folder.ts';
import { openFolder } from '../files/open-folder.ts';
import { errors } from '../generated/errors.ts';
import type { Context } from '../generated/handlers.ts';
import { Journal } from '../store/journal.ts';
import { settle } from './settle.ts';

/** Work on the files, `settled` once everything begun before has been ended; a trouble with a file is the declared error. */
export async function withFiles<T>(
  context: Context,
  { settled }: { readonly settled: boolean },
  work: (folder: Folder, journal: Journal) => Promise<T>,
): Promise<T> {
  const folder = openFolder(context);
  const journal = new Journal(context);
  try {
    if (settled) await settle(context, folder, journal);
    return await work(folder, journal);
  } catch (error) {
    if (error instanceof FileTrouble) throw errors.unavailable({ what: error.message });
    throw error;
  }
}
