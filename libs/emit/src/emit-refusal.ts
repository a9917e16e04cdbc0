/** What a library that compiles schemas refused. Becomes a diagnostic of the document; everything else that is thrown is a bug of ours. */
export class EmitRefusal extends Error {
  override readonly name = 'EmitRefusal';
}

/** Run a library; what it throws becomes an {@link EmitRefusal} of one line. */
export async function refusing<T>(run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new EmitRefusal(message.split('\n', 1)[0]?.slice(0, 300).replace(/\.$/, '') ?? 'no reason given', {
      cause: error,
    });
  }
}
