import { execFile } from 'node:child_process';
import path from 'node:path';

const COMMAND = path.resolve(__dirname, '../../../bin/strapi-magic-link.mjs');

export interface CommandResult {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs `strapi-magic-link` as a shell would, in this folder. */
export function runCommand(words: string[], cwd: string): Promise<CommandResult> {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'development' };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [COMMAND, ...words], { cwd, env }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
