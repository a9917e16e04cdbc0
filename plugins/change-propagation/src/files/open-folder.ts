import { resolve } from 'node:path';
import type { Context } from '../generated/handlers.ts';
import { Folder } from './folder.ts';

/** The folder of the configuration, in the folder that the plugin runs in. */
export function openFolder(context: Context): Folder {
  return new Folder(resolve(context.config.folder));
}
