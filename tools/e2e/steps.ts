/** One named part of the run; its name is what other checks refer to. */
export interface Step {
  readonly name: string;
  run(): Promise<void>;
}

/** Runs the steps in order, printing each with its time; the first that throws ends the run. */
export async function runSteps(steps: readonly Step[], report: (text: string) => void): Promise<{ passed: number; failed: number }> {
  let passed = 0;
  for (const [index, step] of steps.entries()) {
    report(`[${index + 1}/${steps.length}] ${step.name} `);
    const started = performance.now();
    const ticking = setInterval(() => report('.'), 5000);
    try {
      await step.run();
      passed += 1;
      report(` ok ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
    } catch (error) {
      report(` FAILED\n${error instanceof Error ? error.message : String(error)}\n`);
      return { passed, failed: 1 };
    } finally {
      clearInterval(ticking);
    }
  }
  return { passed, failed: 0 };
}
