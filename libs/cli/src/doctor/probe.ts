/** What the specs of a workspace ask of the machine; empty outside of one. */
export interface Needs {
  /** Languages of the plugins. */
  readonly languages: ReadonlySet<string>;
  /** Isolation levels of the plugins. */
  readonly isolation: ReadonlySet<string>;
}

/** How a program that was run for its version ended. */
export interface Told {
  /** Whether it could be started and ended with 0. */
  readonly ok: boolean;
  /** The first line with anything on it, of either output. */
  readonly line: string;
}

/** What a probe may look at. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The workspace, or the current folder outside of one. */
  readonly root: string;
  readonly platform: NodeJS.Platform;
  ask(program: string, args: readonly string[]): Promise<Told>;
}

export interface ProbeResult {
  readonly present: boolean;
  /** What was found: a version, a path, an amount. */
  readonly found: string;
  /** How to get it, where that depends on the machine; the probe's own word otherwise. */
  readonly mend?: string;
}

/** One thing that a machine has or lacks. */
export interface Probe {
  readonly id: string;
  readonly title: string;
  /** What it is needed for. */
  readonly purpose: string;
  /** How to get it. */
  readonly mend: string;
  /** Whether nothing works without it, given what the specs ask for. */
  required(needs: Needs): boolean;
  look(machine: Machine): Promise<ProbeResult>;
}

/** A probe that runs programs for their version until one answers. */
export function programProbe(
  description: Omit<Probe, 'look' | 'required'> & { readonly required?: Probe['required'] },
  ...attempts: readonly (readonly [program: string, ...args: string[]])[]
): Probe {
  return {
    ...description,
    required: description.required ?? (() => false),
    async look(machine) {
      for (const [program, ...args] of attempts) {
        const told = await machine.ask(program, args);
        if (told.ok) return { present: true, found: told.line };
      }
      return { present: false, found: 'not found' };
    },
  };
}
