/** A duration in milliseconds as people read it: `850 us`, `12.3 ms`, `4.20 s`, `3 min 5 s`, `2 h 10 min`. */
export function duration(ms: number): string {
  if (ms < 0.9995) return `${Math.round(ms * 1000)} us`;
  if (ms < 999.5) return `${ms < 99.95 ? ms.toFixed(1) : ms.toFixed(0)} ms`;
  if (ms < 59_995) return `${(ms / 1000).toFixed(2)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}

/** A number of bytes in the units of the specs: `512 B`, `1.5 Ki`, `64.0 Mi`, `2.0 Gi`. */
export function bytes(count: number): string {
  let value = count;
  for (const unit of ['B', 'Ki', 'Mi', 'Gi']) {
    if (value < 1024 || unit === 'Gi') return unit === 'B' ? `${value} B` : `${value.toFixed(1)} ${unit}`;
    value /= 1024;
  }
  return `${count} B`;
}

/** `1 document`, `2 documents`. */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
