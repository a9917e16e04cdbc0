import { textOf } from '../../json/access.ts';
import type { Rule } from '../rules.ts';

/** A document stands in the file that is named for its id and kind. Released and installed documents are JSON and free of it. */
export const fileName: Rule = (reporter, kind) => {
  const { file, value } = reporter.document;
  const id = textOf(value, 'id');
  const name = file.split('/').at(-1) ?? '';
  if (id === undefined || !/^[a-z0-9-]+$/.test(id) || name.endsWith('.json')) return;
  const expected = `${id}.${kind}.yaml`;
  if (name !== expected) reporter.report('spec/file-name', { id, expected, file: name }, '/id');
};
