import { defineCodes } from '../code.ts';

/** What the machine cannot give to the plugins that are to run on it. */
export const usageCodes = defineCodes('usage', {
  'usage/set-does-not-fit': {
    severity: 'error',
    message: '{plugin} is not started: the plugins need more {resource} than there is: {sum}.',
    summary: 'The limits that plugins declare are what they may take at once. A set that could not all be given what it may take is refused before it starts.',
    hint: 'Give the kernel more, lower `resources` in the specs, leave plugins out, or set `usage.onOvercommit` to `start-what-fits`.',
  },
  'usage/limits-unreadable': {
    severity: 'error',
    message: 'The limits file {file} cannot be read: {reason}.',
    summary: 'The file with the limits of an operator is missing, neither JSON nor YAML, or too large. Nothing runs by half of it.',
    hint: 'Its JSON Schema is `@plugwright/kernel/schemas/limits.schema.json`.',
  },
  'usage/limits-invalid': {
    severity: 'error',
    message: 'The limits file {file} is not valid at {pointer}: {reason}.',
    summary: 'A limits file does not fit its published JSON Schema.',
    hint: 'Its JSON Schema is `@plugwright/kernel/schemas/limits.schema.json`.',
  },
});
