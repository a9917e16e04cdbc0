import { defineCodes } from '../code.ts';

/** What is found when a kernel is watched: profiles, telemetry, its endpoint. */
export const kernelWatchCodes = defineCodes('kernel', {
  'kernel/profile-failed': {
    severity: 'error',
    message: 'There is no profile of {plugin}: {reason}.',
    summary: 'The code of a plugin could not be sampled: it does not run, its SDK cannot take profiles, or the file cannot be written.',
    hint: 'See which plugins run: `npx plugwright kernel ps`.',
  },
  'kernel/telemetry-setting': {
    severity: 'warning',
    message: 'A setting of telemetry is not followed: {reason}.',
    summary: 'An OTEL_* environment variable names something that is not supported or cannot be read.',
  },
});
