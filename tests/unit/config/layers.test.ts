import fc from 'fast-check';
import { at, changesOver, layered, pathsOf } from '../../../server/src/config/layers';

const leaf = fc.oneof(
  fc.integer(),
  fc.string(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.integer(), { maxLength: 3 }),
);
const key = fc.constantFrom('a', 'b', 'c', 'd');
const group = fc.dictionary(key, fc.oneof(leaf, fc.dictionary(key, leaf, { maxKeys: 3 })), { maxKeys: 4 });
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('layers of a configuration', () => {
  test('what the upper one says holds, everything else is as below', () =>
    fc.assert(
      fc.property(group, group, (below, above) => {
        const both = layered(below, above);
        for (const path of pathsOf(above)) expect(at(both, path)).toEqual(at(above, path));
        for (const path of pathsOf(below)) {
          const isCovered = path.some((_, depth) => {
            const over = at(above, path.slice(0, depth + 1));
            return over !== undefined && (typeof over !== 'object' || over === null || Array.isArray(over));
          });
          if (!isCovered && at(above, path) === undefined) expect(at(both, path)).toEqual(at(below, path));
        }
      }),
    ));

  test('what was changed, laid over what is below, is the whole again; what is the same was not changed', () =>
    fc.assert(
      fc.property(group, group, (below, above) => {
        const changed = changesOver(below, above);
        expect(plain(layered(below, changed))).toEqual(plain(layered(below, above)));
        expect(changesOver(below, below)).toBeUndefined();
      }),
    ));

  test('lists are replaced as a whole, and `undefined` says nothing', () => {
    expect(layered({ list: [1, 2, 3], one: 1 }, { list: [4], one: undefined })).toEqual({
      list: [4],
      one: 1,
    });
  });
});
