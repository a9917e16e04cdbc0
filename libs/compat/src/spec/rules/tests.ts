import { testsLowered } from './tests/tests-lowered.ts';
import { testsRaised } from './tests/tests-raised.ts';

/** The rules of one family. */
export const testsRules = [testsLowered, testsRaised] as const;
