import type { Probe } from '../probe.ts';

/** The database inside Node that keeps plugins' storage. */
export const sqlite: Probe = {
  id: 'sqlite',
  title: 'node:sqlite',
  purpose: 'storage and events that survive a restart',
  mend: 'use a Node.js that is built with SQLite: npm install --save-dev node@24',
  required: () => true,
  async look() {
    try {
      const { DatabaseSync } = await import('node:sqlite');
      const database = new DatabaseSync(':memory:');
      const row = database.prepare('select sqlite_version() as version').get();
      database.close();
      return { present: true, found: String(row?.['version']) };
    } catch (error) {
      return { present: false, found: error instanceof Error ? error.message : 'not available' };
    }
  },
};
