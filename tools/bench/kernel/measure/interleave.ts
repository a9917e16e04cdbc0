/** What one round measured, by name. */
export type Sample = Readonly<Record<string, number>>;

/** One of those that are compared: set up once, measured in many rounds. */
export interface Contestant {
  round(): Promise<Sample>;
  close(): Promise<void> | void;
}

/** How one comes to be; rejects with an {@link AbsentError} where it is not there. */
export type Entrant = () => Promise<Contestant>;

/** What is to be measured does not exist here; the message says why. */
export class AbsentError extends Error {}

/** All samples of one, or why there are none. */
export type Measured = { readonly samples: readonly Sample[] } | { readonly absent: string };

async function enter(entrant: Entrant): Promise<Contestant | { readonly absent: string }> {
  try {
    return await entrant();
  } catch (error) {
    if (error instanceof AbsentError) return { absent: error.message };
    throw error;
  }
}

/**
 * Set all up, then measure them in turns, so that whatever else happens on the machine hits all alike; each round begins with another one. Who
 * fails in a round, fails the benchmark.
 */
export async function interleave(entrants: Readonly<Record<string, Entrant>>, rounds: number): Promise<Readonly<Record<string, Measured>>> {
  const standing = new Map<string, Contestant>();
  const measured: Record<string, Measured> = {};
  try {
    for (const [name, entrant] of Object.entries(entrants)) {
      const entered = await enter(entrant);
      if ('absent' in entered) measured[name] = entered;
      else standing.set(name, entered);
    }
    const samples = new Map<string, Sample[]>([...standing.keys()].map((name) => [name, []]));
    const names = [...standing.keys()];
    for (let round = 0; round < rounds; round += 1) {
      for (let turn = 0; turn < names.length; turn += 1) {
        const name = names[(turn + round) % names.length] ?? '';
        const sample = await standing.get(name)?.round();
        if (sample !== undefined) samples.get(name)?.push(sample);
      }
    }
    for (const [name, taken] of samples) measured[name] = { samples: taken };
    return measured;
  } finally {
    for (const contestant of standing.values()) await contestant.close();
  }
}
