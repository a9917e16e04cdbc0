import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { kebabId } from './kebab.ts';
import { pluginSpec } from './plugin-spec.ts';
import { readSourceRows, upstreamGraph } from './upstream-graph.ts';

const rows = readSourceRows();

describe('the input of bench:generate', () => {
  it.each([
    ['SSSCM', 'ssscm'],
    ['42crunch-security-audit', 'p-42crunch-security-audit'],
    ['pvcs_scm', 'pvcs-scm'],
    ['Office-365-Connector', 'office-365-connector'],
  ])('names %s %s', (name, id) => {
    expect(kebabId(name)).toBe(id);
  });

  it.each([1000, 2000])('takes %i plugins, each after its dependencies, and counts what it drops', (count) => {
    const graph = upstreamGraph(rows, count);
    expect(graph.plugins).toHaveLength(count);
    const seen = new Set<string>();
    for (const plugin of graph.plugins) {
      expect(plugin.dependencies.filter(({ id }) => !seen.has(id))).toEqual([]);
      seen.add(plugin.id);
    }
    expect(seen.size).toBe(count);
    expect(graph.edges).toBeGreaterThan(count);
  });

  it('accounts for every edge of the source', () => {
    const graph = upstreamGraph(rows, rows.length);
    const all = rows.reduce((sum, row) => sum + row.dependencies.length, 0);
    expect(graph.edges + graph.dangling + graph.cyclic).toBe(all);
    expect(graph.dangling).toBe(9);
  });

  it('drops the edge that closes a cycle', () => {
    const row = (name: string, ...to: string[]) => ({ name, version: '1', dependencies: to.map((target) => ({ name: target })) });
    expect(upstreamGraph([row('a', 'b'), row('b', 'c'), row('c', 'a'), row('d', 'gone')], 4)).toMatchObject({ edges: 2, cyclic: 1, dangling: 1 });
  });

  it('writes the same YAML for a plugin every time, with three operations', () => {
    const [plugin] = upstreamGraph(rows, 50).plugins.filter(({ dependencies }) => dependencies.length > 1);
    if (plugin === undefined) throw new Error('the first fifty plugins have no edges');
    const text = pluginSpec(plugin);
    expect(pluginSpec(plugin)).toBe(text);
    const document = parse(text) as { operations: object; imports: object; 'x-upstream-version': string };
    expect(Object.keys(document.operations)).toEqual(['look-up', 'list', 'assess']);
    expect(Object.keys(document.imports)).toHaveLength(plugin.dependencies.length + 1);
    expect(document['x-upstream-version']).toBe(plugin.upstreamVersion);
  });
});
