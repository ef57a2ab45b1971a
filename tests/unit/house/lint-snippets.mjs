/**
 * Lints snippets with the repository's own configuration: jest can't load an ES module configuration itself.
 * Reads `[{ filePath, code }]` as JSON from stdin; answers, for each, the ids of the import rules that it breaks.
 */
import { text } from 'node:stream/consumers';

import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const eslint = new ESLint({
  cwd: new URL('../../../', import.meta.url).pathname,
  // The snippets belong to no project: the rules that need types can't see them, and the floors don't need types.
  overrideConfig: [tseslint.configs.disableTypeChecked],
  ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-imports' || ruleId === 'no-restricted-syntax',
});

const snippets = JSON.parse(await text(process.stdin));
const answers = [];
for (const { filePath, code } of snippets) {
  const [result] = await eslint.lintText(code, { filePath });
  answers.push(result.messages.map(({ ruleId, message }) => ruleId ?? message));
}
process.stdout.write(JSON.stringify(answers));
