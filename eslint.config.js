/** Lint rules that need no types: no enums, no barrels, no default exports, Lit templates. The typed: .oxlintrc.json. */
import lit from 'eslint-plugin-lit';
import tseslint from 'typescript-eslint';

const forbiddenSyntax = [
  { selector: 'TSEnumDeclaration', message: 'No enums: use a union of literals.' },
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file itself.' },
  { selector: 'ExportDefaultDeclaration', message: 'No default exports: name what you export.' },
];

export default tseslint.config(
  { ignores: ['dist/**', '.cache/**', 'coverage/**', 'models/**', 'node_modules/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/**/*.ts', 'workers/**/*.ts', 'calibration/**/*.ts'],
    rules: {
      'no-console': ['error', { allow: ['error', 'warn'] }],
      'no-restricted-syntax': ['error', ...forbiddenSyntax],
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['test/**/*.ts', 'vite.config.ts'],
    rules: { 'no-restricted-syntax': ['error', ...forbiddenSyntax.slice(0, 2)] },
  },
  { files: ['src/ui/**/*.ts'], extends: [lit.configs['flat/recommended']] },
  {
    files: ['**/*.mjs', '**/*.js', '**/*.cjs'],
    extends: [tseslint.configs.recommended],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
