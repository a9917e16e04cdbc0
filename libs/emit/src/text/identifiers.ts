/** The words of a name in kebab-case, camelCase, PascalCase, snake_case or with dots. */
function words(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** `on-extracted` -> `OnExtracted`. A leading digit gets an underscore, so that the result is always an identifier. */
export function pascalCase(name: string): string {
  const joined = words(name).map(capitalise).join('');
  return /^[A-Za-z]/.test(joined) ? joined : `_${joined}`;
}

/** `on-extracted` -> `onExtracted`. */
export function camelCase(name: string): string {
  const pascal = pascalCase(name);
  return pascal.charAt(0).toLowerCase() + pascal.slice(1);
}

/** `OnExtracted` -> `on-extracted`; what is kebab-case already stays as it is. */
export function kebabCase(name: string): string {
  return words(name).join('-').toLowerCase();
}

const reserved = new Set(
  (
    'abstract any arguments as async await boolean break case catch class const continue debugger declare default delete do else enum eval export extends false finally for from function get if ' +
    'implements import in infer instanceof interface is keyof let module namespace never new null number object of package private protected public readonly require return set static string super switch ' +
    'symbol this throw true try type typeof undefined unique unknown using var void while with yield'
  ).split(' '),
);

/** Whether a name cannot be that of a top-level function or constant in a TypeScript module. */
export function isReserved(name: string): boolean {
  return reserved.has(name);
}

/** An identifier for a binding: a reserved word gets an underscore behind it. */
export function bindingName(name: string): string {
  return isReserved(name) ? `${name}_` : name;
}

/** A member name as it stands in a type or an object literal: bare where that is possible, else quoted. */
export function propertyKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name);
}

/** A string literal in single quotes that cannot end early, whatever the string holds. */
export function literal(value: string): string {
  const body = JSON.stringify(value)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("'", "\\'")
    .replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `'${body}'`;
}
