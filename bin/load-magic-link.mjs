// @ts-check
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * @typedef {{
 *   problem: string | null, seq: number | null, from: number, head: { seq: number, seal: string },
 *   lines: number, erased: number, unsealed: number,
 * }} ChainReport
 * @typedef {{
 *   home: { confirm(actor: { kind: 'command' }): Promise<{ publicUrl: string }> },
 *   log: {
 *     verify(expected: { seq: number, seal: string } | undefined, actor: { kind: 'command' }): Promise<ChainReport>,
 *   },
 * }} MagicLink
 * @typedef {{ get(name: string): unknown, destroy(): Promise<void> }} LoadedStrapi
 * @typedef {{
 *   compileStrapi(options: { appDir: string }): Promise<{ appDir: string, distDir: string }>,
 *   createStrapi(options: { appDir: string, distDir: string }): { load(): Promise<LoadedStrapi> },
 * }} StrapiPackage
 */

/**
 * Loads the project of this folder without listening: nothing is sent meanwhile. To be closed.
 * @returns {Promise<{ magicLink: MagicLink, close: () => Promise<void> }>}
 */
export async function loadMagicLink() {
  const appDir = process.cwd();
  const { compileStrapi, createStrapi } = strapiOf(appDir);
  const strapi = await createStrapi(await compileStrapi({ appDir })).load();
  const close = () => strapi.destroy();
  try {
    return { magicLink: magicLinkOf(strapi), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * The project's own Strapi: the one that its server runs.
 * @param {string} appDir
 * @returns {StrapiPackage}
 */
function strapiOf(appDir) {
  const require = createRequire(join(appDir, 'package.json'));
  if (!canResolve(require, '@strapi/strapi')) {
    throw new Error(
      `There is no Strapi project in ${appDir}. Run this in the folder that holds its package.json.`,
    );
  }
  return require('@strapi/strapi');
}

/**
 * @param {NodeJS.Require} require
 * @param {string} name
 */
function canResolve(require, name) {
  try {
    return require.resolve(name) !== '';
  } catch {
    return false;
  }
}

/**
 * @param {LoadedStrapi} strapi
 * @returns {MagicLink}
 */
function magicLinkOf(strapi) {
  try {
    return /** @type {MagicLink} */ (strapi.get('plugin::magic-link.app'));
  } catch {
    throw new Error('The plugin magic-link is not enabled in config/plugins of this project.');
  }
}
