import { defineCodes } from '../code.ts';

/** What the kernel finds in grants of operators. */
export const grantsCodes = defineCodes('grants', {
  'grants/unreadable': {
    severity: 'error',
    message: 'The grants file {file} cannot be read: {reason}.',
    summary: 'The file with the grants of an operator is missing, neither JSON nor YAML, or too large. Nothing runs by half of it.',
    hint: 'Its JSON Schema is `@plugwright/kernel/schemas/grants.schema.json`.',
  },
  'grants/invalid': {
    severity: 'error',
    message: 'The grants file {file} is not valid at {pointer}: {reason}.',
    summary: 'A grants file does not fit its published JSON Schema, grants a capability twice, or has a restriction that cannot be read.',
    hint: 'Its JSON Schema is `@plugwright/kernel/schemas/grants.schema.json`.',
  },
  'grants/not-granted': {
    severity: 'warning',
    message: '{plugin} runs without {capabilities}, which it declares and nobody granted.',
    summary: 'A plugin declares a capability that the operator did not grant, revoked, or let expire. What it opens is refused.',
    hint: 'Grant it, while the kernel runs: `npx plugwright kernel grant {plugin} {first}`.',
  },
  'grants/refused': {
    severity: 'error',
    message: 'This cannot be done: {reason}.',
    summary: 'The kernel refused to grant or revoke a capability: no loaded plugin declares it, or a restriction does not fit its scope.',
    hint: 'What plugins declare: `npx plugwright kernel grants`.',
  },
  'grants/decisions-unreadable': {
    severity: 'error',
    message: 'What was granted and revoked earlier cannot be read: {reason}.',
    summary: 'The file grants.json of the state folder is damaged. The kernel does not start: what was revoked must not come back.',
    hint: 'Restore grants.json of the state folder; to begin anew, remove it and revoke again what must stay revoked.',
  },
});
