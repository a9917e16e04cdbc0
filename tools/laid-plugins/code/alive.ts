let collect: (() => void) | undefined;

/** What is alive in this process after everything else was collected: heap and buffers, MiB. */
export function aliveMiB(): number {
  if (collect === undefined) {
    // Hardly any plugin that is laid is ever asked this.
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
  }
  // What one collection makes unreachable by finalizers, the second one takes.
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1024 / 1024;
}
