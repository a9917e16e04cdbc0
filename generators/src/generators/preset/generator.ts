import type { Tree } from '@nx/devkit';
import initGenerator from '../init/generator.ts';
import type { PresetOptions } from './schema.d.ts';

/** The workspace that `create-nx-workspace --preset=@plugwright/nx` makes: an empty one, initialised. */
export default function presetGenerator(tree: Tree, { owners, scope }: PresetOptions): Promise<() => void> {
  return initGenerator(tree, { ...(owners === undefined ? {} : { owners }), ...(scope === undefined ? {} : { scope }) });
}
