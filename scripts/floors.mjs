import { posix } from 'node:path';

/**
 * The floors of the house as lint rules. A room is a folder; a row says what its files may import, as values (`may`)
 * or as types only (`types`): other rooms by path, packages by name, or a RegExp for many. Nothing else is allowed
 * but the room's own files, less `notOwn`. Of two rows for one file the later one counts.
 */

const FEATURES = [
  'sign-in',
  'clients',
  'invitations',
  'batches',
  'policies',
  'settings',
  'retention',
  'audit',
  'delivery',
  'insights',
  'privacy',
];

/** What Strapi calls. */
const ENTRANCES = ['index', 'register', 'bootstrap', 'destroy'];

const FEATURE_BY_ITS_INDEX = new RegExp(`\\.\\./(?:${FEATURES.join('|')})`);

const server = (...names) => names.map((name) => `server/src/${name}`);

const ANY_PACKAGE = /[^.].*/;
const NODE_OR_SERVER_PACKAGE = /(?:node:|koa$|knex$|@strapi\/(?:strapi$|core|database|types|utils))/;

const OUTSIDE_FEATURES = [
  {
    room: 'contracts',
    may: [],
    because: 'contracts/ is a leaf that server, panel and client share.',
  },
  {
    room: 'csv',
    may: ['contracts', 'papaparse'],
    because: 'csv/ is a leaf that server and panel share: contracts/ and the parser only.',
  },
  {
    room: 'client',
    may: [],
    types: ['contracts'],
    because: 'client/ ships without dependencies: types of contracts/ only.',
  },
  {
    room: 'server/src/domain',
    may: ['contracts', 'node:crypto', 'node:net', 'node:url', 'jsonwebtoken'],
    because: 'domain/ is floor 0: it knows neither Strapi nor a database, and its clock is passed in.',
  },
  {
    room: 'server/src/rendering',
    may: ['contracts', ...server('domain'), 'node:crypto', 'escape-html'],
    because: 'rendering/ turns data into text: domain/, node:crypto and escape-html only.',
  },
  {
    room: 'server/src/content-types',
    may: ['contracts', ...server('domain')],
    because: 'content-types/ is data only.',
  },
  {
    room: 'server/src/config',
    may: ['contracts', ...server('domain'), 'node:crypto', 'node:net', 'node:url', 'zod'],
    because: 'config/ is checked before anything of Strapi runs.',
  },
  {
    room: 'server/src/strapi',
    may: ['contracts', ...server('domain', 'config', 'content-types'), ANY_PACKAGE],
    because: 'An adapter serves the features and does not know them.',
  },
  {
    room: 'server/src',
    files: ['register', 'bootstrap', 'destroy'],
    may: ['contracts', ...server('domain', 'config', 'content-types', 'strapi', 'compose'), ANY_PACKAGE],
    notOwn: [...FEATURES, 'composition'],
    because: 'Only composition/ and index.ts know the features; the others call what compose.ts made.',
  },
  {
    room: 'server/src',
    files: ['compose'],
    may: [],
    types: ['@strapi/types'],
    notOwn: [...FEATURES, ...ENTRANCES],
    because: 'compose.ts puts the parts together; in composition/ a part wires its features.',
  },
  {
    room: 'server/src/composition',
    may: [...server('domain', 'config', 'strapi'), FEATURE_BY_ITS_INDEX],
    types: ['@strapi/types'],
    because: 'A part of the graph enters a feature by its index, and knows nothing above itself.',
  },
  {
    room: 'admin/src',
    may: ['contracts', 'csv', new RegExp(`(?!${NODE_OR_SERVER_PACKAGE.source})${ANY_PACKAGE.source}`)],
    because: 'The panel runs in a browser: contracts/, csv/ and packages made for browsers.',
  },
  {
    room: 'admin/src/hooks',
    may: [
      'contracts',
      'admin/src/api',
      'admin/src/permissions',
      'admin/src/plugin',
      'admin/src/translations',
      'react',
      /@strapi\/strapi\/admin/,
    ],
    because: 'Pages call hooks, hooks call api/.',
  },
  {
    room: 'admin/src/api',
    may: ['contracts', 'admin/src/plugin', /@strapi\/strapi\/admin/],
    because: 'api/ is the lowest floor of the panel: contracts/ only.',
  },
];

const STORES = ['store', '*-store', '*-row'];
const EDGES = ['controller', '*-controller', 'routes', '*-routes', '*-cookie', 'validation'];

const featureRows = (feature) => {
  const room = `server/src/${feature}`;
  return [
    {
      room,
      may: ['contracts', 'csv', ...server('domain', 'rendering'), 'node:crypto'],
      types: server('strapi', 'config'),
      notOwn: [...STORES, ...EDGES],
      because:
        'A service speaks to ports of the domain; composition/ brings store and adapters. No HTTP, no SQL here.',
    },
    {
      room,
      files: STORES,
      may: ['contracts', ...server('domain', 'content-types', 'strapi/like')],
      types: [...server('strapi'), 'knex'],
      notOwn: ['service', '*-service', ...EDGES],
      because: 'A store knows the domain and the database; services and controllers are floors above it.',
    },
    {
      room,
      files: EDGES,
      may: ['contracts', 'csv', ...server('domain', 'rendering', 'strapi/request'), 'zod'],
      types: [...server('strapi', 'config'), 'koa'],
      notOwn: STORES,
      because: 'A controller maps in, calls a service and maps out; the store is two floors below.',
    },
    {
      room,
      files: ['index'],
      may: ['contracts', ...server('domain')],
      types: server('strapi', 'config'),
      because: 'Features do not know each other and no adapter: composition/ passes them in.',
    },
  ];
};

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** No way back out: `./page/../../delivery` is not below `./page`. */
const BELOW = '(?:\\/(?!.*\\.\\.).*)?';

/** What an import of this room, package or pattern looks like in a file `depth` folders below `room`. */
function specifier(target, room, depth) {
  if (target instanceof RegExp) return target.source;
  const isRoom = ['contracts', 'csv', 'client', 'server', 'admin'].includes(target.split('/')[0]);
  if (!isRoom) return escape(target);
  return escape(posix.relative(posix.join(room, ...Array(depth).fill('_')), target)) + BELOW;
}

function ownFiles(depth, notOwn = []) {
  const refused = notOwn.map((name) => name.split('*').map(escape).join('[^\\/]*')).join('|');
  const guard = refused && `(?!(?:${refused})(?:\\/|$))`;
  const wayUp = depth === 0 ? '\\.' : `(?:\\.|(?:\\.\\.\\/){0,${depth - 1}}\\.\\.)`;
  return `${wayUp}(?:\\/${guard}(?!.*\\.\\.).*)?`;
}

const outside = (specifiers) => `^(?!(?:${specifiers.join('|')})$)`;

function restriction({ room, may, types = [], notOwn, because }, depth) {
  const values = [ownFiles(depth, notOwn), ...may.map((target) => specifier(target, room, depth))];
  const all = [...values, ...types.map((target) => specifier(target, room, depth))];
  return {
    patterns: [
      { regex: outside(all), message: because },
      // What `types` adds is refused only as a value.
      ...(types.length > 0 ? [{ regex: outside(values), allowTypeImports: true, message: because }] : []),
    ],
  };
}

function configs(row) {
  const names = row.files ?? ['*'];
  const depths = row.files ? [0] : [0, 1, 2];
  return depths.map((depth) => ({
    name: `floors of ${row.room}${row.files ? `: ${row.files.join(', ')}` : ''}, depth ${depth}`,
    files: names.map((name) => `${row.room}/${'*/'.repeat(depth)}${name}.{ts,tsx}`),
    rules: { 'no-restricted-imports': ['error', restriction(row, depth)] },
  }));
}

/** A static import is what the rows above can see. The panel alone loads its screens with `import()`. */
const STATIC_ONLY = {
  name: 'floors: static imports only',
  files: ['contracts/**/*.ts', 'csv/**/*.ts', 'client/**/*.ts', 'server/src/**/*.ts'],
  rules: {
    'no-restricted-syntax': [
      'error',
      ...['ImportExpression', 'TSImportEqualsDeclaration', "CallExpression[callee.name='require']"].map(
        (selector) => ({
          selector,
          message: 'Import statically, so that the floors of the house can be checked.',
        }),
      ),
    ],
  },
};

export const floors = [
  ...[...OUTSIDE_FEATURES, ...FEATURES.flatMap(featureRows)].flatMap(configs),
  STATIC_ONLY,
];
