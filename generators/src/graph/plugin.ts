/**
 * The graph plugin, registered in nx.json as `@plugwright/nx/graph`: projects and targets from the paths of spec
 * files, edges from the surfaces that plugins use. Nx gives a plugin ten seconds to load: only light imports here.
 */
import type { CreateDependencies, CreateNodes } from '@nx/devkit';
import { inferProjects, projectFiles } from './create-nodes.ts';
import { staleEdges } from './stale-edges.ts';

/** Name shown in `nx show project` and in errors. */
export const name = '@plugwright/nx/graph';

/** Projects and targets. */
export const createNodes: CreateNodes = [projectFiles, (files) => inferProjects(files)];

/** An edge from a plugin to an upstream whose used surface changed since the plugin was generated. */
export const createDependencies: CreateDependencies = (_options, context) => staleEdges(context);
