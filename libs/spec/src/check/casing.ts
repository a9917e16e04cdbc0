/** `on-extracted` as `onExtracted`. */
export function camelCase(name: string): string {
  // Most names of members are one word, and every name of every schema comes by here.
  if (!name.includes('-') && !name.includes('_')) return name;
  return name.replace(/[-_]+([A-Za-z0-9])/g, (_, next: string) => next.toUpperCase());
}

/** `on-extracted` as `OnExtracted`. */
export function pascalCase(name: string): string {
  const camel = camelCase(name);
  return camel.charAt(0).toUpperCase() + camel.slice(1);
}
