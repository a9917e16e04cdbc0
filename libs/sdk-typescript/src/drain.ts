/** What a generator function gives, of either kind. */
export type ItemGenerator = Iterator<unknown, unknown, void> | AsyncIterator<unknown, unknown, void>;

/**
 * Take the items of a generator, each when the one before has gone, and give its return value. Where an item is not taken, the
 * generator is left at its `yield`, so that its `finally` runs, and the error thrown on.
 */
export async function drain(generator: ItemGenerator, take: (item: unknown) => void | Promise<void>): Promise<unknown> {
  for (;;) {
    const { done, value } = await generator.next();
    if (done === true) return value;
    try {
      const room = take(value);
      if (room !== undefined) await room;
    } catch (error) {
      await generator.return?.();
      throw error;
    }
  }
}
