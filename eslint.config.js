import nx from '@nx/eslint-plugin';
import vitest from '@vitest/eslint-plugin';
import tseslint from 'typescript-eslint';

/** What each layer may import; the same table as docs/architecture.md, checked once more over the whole graph in tools/repo. */
const depConstraints = [
  { sourceTag: 'layer:0', onlyDependOnLibsWithTags: ['layer:0'], bannedExternalImports: ['nx', '@nx/*', 'node:fs', 'node:fs/promises'] },
  { sourceTag: 'layer:1', onlyDependOnLibsWithTags: ['layer:0', 'layer:1'], bannedExternalImports: ['nx', '@nx/*'] },
  { sourceTag: 'layer:2', onlyDependOnLibsWithTags: ['layer:0', 'layer:1', 'layer:sdk'], bannedExternalImports: ['nx', '@nx/*'] },
  { sourceTag: 'layer:sdk', onlyDependOnLibsWithTags: ['layer:0'], bannedExternalImports: ['nx', '@nx/*'] },
  { sourceTag: 'layer:3', onlyDependOnLibsWithTags: ['layer:0', 'layer:1', 'layer:2', 'layer:sdk', 'layer:3'], bannedExternalImports: ['nx', '@nx/*'] },
  { sourceTag: 'layer:cli', onlyDependOnLibsWithTags: ['layer:0', 'layer:1', 'layer:2', 'layer:sdk', 'layer:3'], bannedExternalImports: ['nx', '@nx/*'] },
  { sourceTag: 'layer:nx', onlyDependOnLibsWithTags: ['layer:0', 'layer:1', 'layer:2', 'layer:sdk', 'layer:3'] },
  { sourceTag: 'layer:plugin', onlyDependOnLibsWithTags: ['layer:sdk', 'layer:3'], bannedExternalImports: ['nx', '@nx/*'] },
  { sourceTag: 'layer:apps', onlyDependOnLibsWithTags: ['layer:0'] },
  { sourceTag: 'layer:tools', onlyDependOnLibsWithTags: ['*'] },
];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/**',
      '**/dist/**',
      'apps/docs/build/**',
      '**/generated/**',
      '**/golden/**',
      '**/fixtures/**',
      '**/corpus/**',
      '**/coverage/**',
      '**/.docusaurus/**',
      '**/.nx/**',
      '**/.plugwright/**',
      'libs/contracts/**',
      'plugins/*/src/main.ts',
      '**/vitest.config.ts',
      'apps/docs/data/**',
      'apps/docs/**/*.tsx',
      'apps/docs/**/*.js',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { allow: [], depConstraints, enforceBuildableLibDependency: false, checkDynamicDependenciesExceptions: ['@plugwright/.*'] },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'only-allowed-literals' }],
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-console': 'error',
      'no-restricted-exports': 'off',
      'no-restricted-syntax': ['error', { selector: 'ExportAllDeclaration', message: 'List what is exported by name.' }],
    },
  },
  {
    files: ['**/*.spec.ts'],
    plugins: { vitest },
    rules: {
      ...vitest.configs.recommended.rules,
      'vitest/no-disabled-tests': 'error',
      'vitest/no-focused-tests': 'error',
      'vitest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*', 'assert*', 'fc.assert', 'golden*'] }],
      'vitest/valid-title': 'off',
      'vitest/valid-expect': ['error', { maxArgs: 2 }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
);
