/** The two reading routes of a type whose entries belong to clients. There are no writing ones. */
export function ownEntriesRoutes(pluralName: string, controller: string) {
  const config = { policies: ['global::signed-in-client'] };
  return {
    type: 'content-api',
    routes: [
      { method: 'GET', path: `/${pluralName}`, handler: `${controller}.find`, config },
      { method: 'GET', path: `/${pluralName}/:id`, handler: `${controller}.findOne`, config },
    ],
  };
}
