const leaving = new Set<() => void>();

function leave(): void {
  for (const one of leaving) one();
}

/** Have something done when this process exits, however many ask for that; returns how to call it off. */
export function atExit(done: () => void): () => void {
  if (leaving.size === 0) process.on('exit', leave);
  leaving.add(done);
  return () => {
    if (leaving.delete(done) && leaving.size === 0) process.off('exit', leave);
  };
}
