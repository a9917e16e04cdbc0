import { defineConfig, mergeConfig } from 'vitest/config';
import shared from '../vitest.shared.ts';

/** The acceptance suite takes minutes and is a target of its own. */
export default mergeConfig(shared, defineConfig({ test: { exclude: ['acceptance/**'] } }));
