import { fill, namesOf } from '../rules/placeholders.ts';
import { outlineOf } from './headings.ts';
import { bytesOf, textOf } from './text.ts';
import type { Of, TransformationKind } from './transformation.ts';
import { Untransformable } from './untransformable.ts';

const mostCharacters = 4 * 1024 * 1024;

/** The template's text with what the source says filled in; the title is the first heading, else the file's stem. */
export const template: TransformationKind<Of<'template'>> = {
  whole: true,
  run: ({ template: text }, { path, source }) => {
    const names = namesOf(path);
    const content = textOf(source, 'the source');
    if ((text.split('{text}').length - 1) * content.length > mostCharacters) throw new Untransformable('the result would be too long');
    const title = outlineOf(content.split(/\r?\n/)).headings[0]?.title ?? names.stem;
    return bytesOf(fill(text, { ...names, title, text: content }));
  },
};
