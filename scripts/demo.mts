import { checkDemo } from './demo/check.mjs';
import { playDemo } from './demo/play.mjs';

/** `npm run demo` plays until Ctrl-C; `npm run demo -- --check` does what a person would, and exits 0 or 1. */
async function main(): Promise<number> {
  return process.argv.includes('--check') ? checkDemo() : playDemo();
}

main().then(
  (exitCode) => process.exit(exitCode),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
