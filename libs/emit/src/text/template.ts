import Handlebars from 'handlebars';
import { commentText, docComment, markdownCode, markdownText } from './prose.ts';
import { literal, propertyKey } from './identifiers.ts';

/** One Handlebars world of our own, so that helpers registered elsewhere cannot change what is emitted. */
const engine = Handlebars.create();

const known: Record<string, (value: string) => string> = {
  doc: docComment,
  comment: commentText,
  lit: literal,
  key: propertyKey,
  md: markdownText,
  code: markdownCode,
};
for (const [name, helper] of Object.entries(known)) engine.registerHelper(name, (value: unknown) => helper(String(value)));

/** A compiled template. */
export type Template<View extends object> = (view: View) => string;

/**
 * Compile a template once. Nothing is escaped by itself: the template calls the helper of the place a value stands
 * in (`lit` in code, `doc` and `comment` in comments, `md` and `code` in Markdown). A value that is missing throws,
 * and members of prototypes are out of reach.
 */
export function template(text: string): Template<object> {
  const knownHelpers = Object.fromEntries(Object.keys(known).map((name) => [name, true]));
  const render = engine.compile<object>(text, { noEscape: true, strict: true, knownHelpers, knownHelpersOnly: true });
  // Parts that are empty leave their line behind.
  return (view) => render(view, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false }).replace(/\n{3,}/g, '\n\n');
}
