import type { Core, UID } from '@strapi/types';
import { ConfigError } from '../config/parse';
import type { DocumentPaths, DocumentRef } from '../domain/document';
import type { Documents } from '../domain/invitation-ports';

const READ = 'plugin::content-manager.explorer.read';

interface PermissionCheckers {
  create(options: { userAbility: unknown; model: string }): { can(action: string, entity: unknown): boolean };
}

/** Entries of the Content Manager. Throws a ConfigError for a path of a content type that this project does not have. */
export function createDocuments(strapi: Core.Strapi, paths: DocumentPaths): Documents {
  const unknown = Object.keys(paths).filter((uid) => !Object.hasOwn(strapi.contentTypes, uid));
  if (unknown.length > 0) {
    throw new ConfigError(
      unknown.map(
        (uid) => `config.documents.paths.${uid}: is no content type of this project; check its uid`,
      ),
    );
  }
  return {
    async exists({ uid, documentId }) {
      return (await strapi.db.query(uid as UID.ContentType).count({ where: { documentId } })) > 0;
    },
  };
}

/**
 * Whether somebody of the panel may read an entry in the Content Manager, by the same rules as there: conditions such as
 * "is creator" look at the entry itself.
 */
export function readableBy(strapi: Core.Strapi) {
  const checkers = () =>
    strapi.service('plugin::content-manager.permission-checker') as unknown as PermissionCheckers;

  return async (userAbility: unknown, { uid, documentId }: DocumentRef): Promise<boolean> => {
    const documents = strapi.documents(uid as UID.ContentType);
    const entry: unknown = await documents.findOne({
      documentId,
      populate: { createdBy: { populate: ['roles'] } },
    });
    return entry !== null && checkers().create({ userAbility, model: uid }).can(READ, entry);
  };
}
