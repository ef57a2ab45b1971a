// @ts-check
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * @typedef {{ home: { confirm(actor: { kind: 'command' }): Promise<{ publicUrl: string }> } }} MagicLink
 * @typedef {{ get(name: string): unknown, destroy(): Promise<void> }} LoadedStrapi
 * @typedef {{
 *   compileStrapi(options: { appDir: string }): Promise<{ appDir: string, distDir: string }>,
 *   createStrapi(options: { appDir: string, distDir: string }): { load(): Promise<LoadedStrapi> },
 * }} StrapiPackage
 */

/** Loads the project of this folder without listening, confirms its public address, and says which it is. */
export async function confirmAddress() {
  const appDir = process.cwd();
  const { compileStrapi, createStrapi } = strapiOf(appDir);
  const strapi = await createStrapi(await compileStrapi({ appDir })).load();
  try {
    const { publicUrl } = await magicLinkOf(strapi).home.confirm({ kind: 'command' });
    return `Confirmed: mail is sent from ${publicUrl}. Running servers notice within seconds.\n`;
  } finally {
    await strapi.destroy();
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
