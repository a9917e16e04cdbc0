import { defineCodes } from '../code.ts';

/** What the kernel finds in the lives of plugins: where they come from, how they are exchanged, what operators decided. */
export const kernelLifecycleCodes = defineCodes('kernel', {
  'kernel/reload-backed-out': {
    severity: 'error',
    message: '{plugin} {version} was backed out, and {old} goes on: {reason}.',
    summary: 'The new program of a plugin did not become ready, so the one before was kept, with its state as it was.',
    hint: 'Mend the new one and reload again; what it said: `npx plugwright kernel logs {plugin}`.',
  },
  'kernel/plugin-disabled': {
    severity: 'info',
    message: '{plugin} is not started: it is disabled.',
    summary: 'An operator switched the plugin off; that survives restarts of the kernel.',
    hint: 'Switch it on: `npx plugwright kernel enable {plugin}`.',
  },
  'kernel/plugin-quarantined': {
    severity: 'warning',
    message: '{plugin} is not started: it is quarantined ({reason}).',
    summary: 'The plugin crashed too often or was taken out by an operator; that survives restarts of the kernel.',
    hint: 'Look at it: `npx plugwright kernel inspect {plugin}`; let it run again: `npx plugwright kernel thaw {plugin}`.',
  },
  'kernel/not-possible': {
    severity: 'error',
    message: '{plugin} cannot be {action}: it is {state}.',
    summary: 'A command does not fit the state that a plugin is in.',
    hint: 'See where it is in its life: `npx plugwright kernel inspect {plugin}`.',
  },
  'kernel/not-kept': {
    severity: 'error',
    message: 'What was decided about {plugin} holds, but is not on the disk yet: {reason}.',
    summary: 'A decision of an operator would not survive the end of the kernel, because the state folder cannot be written, as on a full disk.',
    hint: 'Make room on the disk of the state folder: it is tried again each second.',
  },
  'kernel/registry-unreadable': {
    severity: 'error',
    message: 'The registry {file} cannot be read: {reason}.',
    summary: 'The index of a registry folder is missing, no JSON, or not an index.',
    hint: 'Write it again: `npx plugwright registry rebuild`.',
  },
  'kernel/registry-unlisted': {
    severity: 'error',
    message: '{plugin} {version} is installed in {folder}, but its registry does not list that version.',
    summary: 'A plugin lies among the installed ones of a registry that knows neither it nor its version, so it is not run.',
    hint: 'Remove the folder, or install the plugin from the registry.',
  },
  'kernel/package-unusable': {
    severity: 'warning',
    message: 'The installed package {name} cannot be used: {reason}.',
    summary: 'A package says that it is a plugin, and what it says leads to no manifest inside it.',
    hint: 'Install another version of it.',
  },
});
