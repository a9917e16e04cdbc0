import { mergeConfig } from 'vitest/config';
import shared from '../../vitest.shared.ts';

export default mergeConfig(shared, { test: { include: ['content/**/*.spec.ts', 'src/**/*.spec.ts', 'test/**/*.spec.ts'] } });
