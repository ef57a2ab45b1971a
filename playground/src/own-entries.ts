import type { Core } from '@strapi/strapi';

/** Types with a `client` relation that says whom an entry belongs to. */
export type OwnedType = 'api::project.project' | 'api::review-packet.review-packet';

/** What these controllers read of Koa's context; the query is not among it. */
interface ClientContext {
  params: { id?: string };
  state: { user?: { id: number }; auth?: unknown };
  notFound(): unknown;
}

const NEWEST_FIRST = 'createdAt:desc';
const MOST_ENTRIES = 100;

/**
 * A controller that shows clients their own entries and no others. The query string is not read at all: no filter,
 * populate, sort or status of a caller can widen what is found or tell by its order what belongs to others. It has no
 * further actions, so none can be granted by mistake.
 */
export function createOwnEntriesController(uid: OwnedType) {
  return ({ strapi }: { strapi: Core.Strapi }) => {
    const documents = strapi.documents(uid);
    const asPublic = async (entry: unknown, ctx: ClientContext): Promise<unknown> =>
      strapi.contentAPI.sanitize.output(entry, strapi.contentType(uid), { auth: ctx.state.auth });

    return {
      async find(ctx: ClientContext) {
        const entries = await documents.findMany({
          filters: ownedBy(clientOf(ctx)),
          sort: NEWEST_FIRST,
          limit: MOST_ENTRIES,
        });
        return { data: await asPublic(entries, ctx), meta: {} };
      },

      async findOne(ctx: ClientContext) {
        const filters = { ...ownedBy(clientOf(ctx)), documentId: String(ctx.params.id) };
        const entry = await documents.findFirst({ filters });
        // The same answer for what does not exist and for what belongs to somebody else.
        return entry ? { data: await asPublic(entry, ctx), meta: {} } : ctx.notFound();
      },
    };
  };
}

function ownedBy(clientId: number) {
  return { client: { id: clientId } };
}

/** Present because of the policy; without it, an undefined id would drop the filter and find everybody's entries. */
function clientOf(ctx: ClientContext): number {
  const id = ctx.state.user?.id;
  if (typeof id !== 'number') throw new Error('This route lacks the policy global::signed-in-client');
  return id;
}
