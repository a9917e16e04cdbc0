import { configureGlobal } from 'fast-check';

/** One seed for every run, so that CI repeats what was seen; `FC_SEED=<number>` explores another. */
configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20_261_121) });
