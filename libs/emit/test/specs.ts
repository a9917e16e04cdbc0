import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadWorkspace, type Model } from '@plugwright/spec';

/** Texts of specs by workspace-relative path. */
export type SpecTexts = Readonly<Record<string, string>>;

const golden = fileURLToPath(new URL('../golden/', import.meta.url));

/** The specs of a golden case. */
export function goldenSpecs(name: string): SpecTexts {
  const root = `${golden}${name}/`;
  const files = readdirSync(`${root}specs`, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  return Object.fromEntries(files.sort().map((file) => [`specs/${file.replaceAll('\\', '/')}`, readFileSync(`${root}specs/${file}`, 'utf8')]));
}

/** The names of the golden cases. */
export function goldenCases(): string[] {
  return readdirSync(golden).sort();
}

/** The Model of some specs. @throws Error with the findings where they are not right. */
export async function modelOf(specs: SpecTexts): Promise<Model> {
  const files = Object.entries(specs).map(([file, text]) => ({ file, text }));
  const { model, diagnostics } = await loadWorkspace({
    own: [{ list: () => Promise.resolve({ files, diagnostics: [] }) }],
    installed: [],
  });
  if (model === undefined) throw new Error(diagnostics.map(({ code, message }) => `${code}: ${message}`).join('\n'));
  return model;
}

/** The specs with an edit of one of them. @throws Error when the text to replace is not there. */
export function editSpec(specs: SpecTexts, file: string, from: string, to: string): SpecTexts {
  const text = specs[file];
  if (text?.includes(from) !== true) throw new Error(`${file} does not hold ${JSON.stringify(from)}`);
  return { ...specs, [file]: text.replace(from, () => to) };
}
