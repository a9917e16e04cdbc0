/** What a target or a template may name of a source. */
export interface SourceNames {
  readonly path: string;
  readonly folder: string;
  readonly name: string;
  readonly stem: string;
  readonly extension: string;
}

/** The parts of a source's path; the folder of a file that is in none is empty. */
export function namesOf(path: string): SourceNames {
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1);
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  return { path, folder: slash < 0 ? '' : path.slice(0, slash), name, stem, extension: name.slice(stem.length) };
}

/** Fill `{name}` in, each once and for all: what is filled in is not looked at again. Unknown names stay. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{([a-z]+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? whole) : whole));
}

/** The target of a source. A folder that is empty takes its slash with it. */
export function targetOf(template: string, path: string): string {
  const names = namesOf(path);
  const text = names.folder === '' ? template.replaceAll('{folder}/', '') : template;
  return fill(text, { ...names });
}

/** The placeholders of a target that mean nothing. */
export function unknownPlaceholders(template: string): readonly string[] {
  const known = Object.keys(namesOf(''));
  return [...template.matchAll(/\{([^{}]*)\}/g)].flatMap(([, name = '']) => (known.includes(name) ? [] : [name]));
}
