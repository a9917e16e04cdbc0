import type { BadInputs } from './bad-input.ts';
import { contradictory } from './contradictory.ts';
import { enormous } from './enormous.ts';
import { exponential } from './exponential.ts';
import { patterns } from './patterns.ts';
import { recursive } from './recursive.ts';
import { prototypeNames, senseless } from './senseless.ts';

/** Every family of bad input by name. */
export const badInputs: Readonly<Record<string, BadInputs>> = { recursive, contradictory, exponential, patterns, enormous, senseless, prototypeNames };
