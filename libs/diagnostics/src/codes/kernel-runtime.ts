import { defineCodes } from '../code.ts';

/** What keeps the kernel from running a plugin's language. */
export const kernelRuntimeCodes = defineCodes('kernel', {
  'kernel/no-interpreter': {
    severity: 'error',
    message: '{plugin} needs {language} or newer, which is not here: {reason}.',
    summary: 'The program that runs the language of a plugin is not installed, or too old.',
    hint: 'Install it, as by `apt-get install {package}`, and see that it is in the search path.',
  },
  'kernel/streams-unavailable': {
    severity: 'error',
    message: '{plugin} streams in {operations}, which nothing at level {level} can.',
    summary: 'A plugin declares operations with a stream, and its isolation level carries none. It is refused when it is loaded, not when it is called.',
    hint: 'Write {plugin} in a language that runs at another level, or give the results in pages.',
  },
});
