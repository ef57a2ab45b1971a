import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

import { floors } from './scripts/floors.mjs';

export default defineConfig(
  globalIgnores([
    '**/dist/',
    '**/build/',
    '**/node_modules/',
    '**/.strapi/',
    '**/.cache/',
    '**/.tmp/',
    '**/coverage/',
    'playground/types/generated/',
  ]),
  js.configs.recommended,
  {
    name: 'house/typescript',
    files: ['**/*.{ts,tsx,mts}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // `return refuse(…)` ends a story early; a void answer confuses nobody.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      // The house has factories with closures, not classes: no method here knows a `this`.
      '@typescript-eslint/unbound-method': 'off',
      // By code points is what we want of a string.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
    },
  },
  {
    name: 'house/tests read untyped answers',
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    name: 'house/plain JavaScript',
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        ['console', 'process', 'fetch', 'URL', 'URLSearchParams', 'setTimeout', 'clearTimeout'].map(
          (name) => [name, 'readonly'],
        ),
      ),
    },
  },
  {
    name: 'house/CommonJS',
    files: ['*.js', 'tests/**/*.{js,cjs}', 'playground/**/*.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { module: 'writable', require: 'readonly', __dirname: 'readonly' },
    },
  },
  {
    name: 'house/jest setup',
    files: ['tests/*.js'],
    languageOptions: { globals: { jest: 'readonly' } },
  },
  floors,
);
