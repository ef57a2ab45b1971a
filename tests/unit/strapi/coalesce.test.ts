import { coalesce } from '../../../server/src/strapi/coalesce';

/** A flush that begins and ends when the test says so. */
function controlled() {
  const taken: (readonly string[])[] = [];
  const begin: (() => void)[] = [];
  const end: ((error?: Error) => void)[] = [];
  const ask = coalesce<string, string>(async (take) => {
    await new Promise<void>((resolve, reject) => {
      begin.push(resolve);
      end.push((error) => reject(error ?? new Error('unused')));
    });
    const orders = take();
    taken.push(orders);
    await new Promise<void>((resolve, reject) => {
      end[end.length - 1] = (error) => (error ? reject(error) : resolve());
    });
    return orders.map((order) => `${order}!`);
  });
  return { ask, taken, begin: () => begin.at(-1)?.(), end: (error?: Error) => end.at(-1)?.(error) };
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

async function settled(): Promise<void> {
  await nextTurn();
  await nextTurn();
}

describe('coalescing', () => {
  it('takes along whoever comes before it can begin; who comes later is the next', async () => {
    const { ask, taken, begin, end } = controlled();
    const answers = ['a', 'b'].map(ask);
    await settled();
    answers.push(ask('c'));
    begin();
    await settled();
    answers.push(ask('d'), ask('e'));
    end();
    await settled();
    begin();
    await settled();
    end();

    expect(await Promise.all(answers)).toEqual(['a!', 'b!', 'c!', 'd!', 'e!']);
    expect(taken).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e'],
    ]);
  });

  it('waits for those who have arrived but were not read yet, also where a flush takes no time', async () => {
    const taken: number[] = [];
    const ask = coalesce<string, string>((take) => {
      taken.push(take().length);
      return Promise.resolve(take());
    });
    await Promise.all(Array.from({ length: 20 }, () => nextTurn().then(() => ask('a'))));
    expect(taken).toEqual([20]);
  });

  it('rejects what a failed flush took, and serves those who came meanwhile', async () => {
    const { ask, begin, end } = controlled();
    const failing = Promise.allSettled(['a', 'b'].map(ask));
    await settled();
    begin();
    await settled();
    const next = ask('c');
    end(new Error('no database'));

    expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await settled();
    begin();
    await settled();
    end();
    expect(await next).toBe('c!');
  });

  it('rejects all who waited for a flush that could not even begin', async () => {
    const { ask, end } = controlled();
    const waiting = Promise.allSettled(['a', 'b'].map(ask));
    await settled();
    end(new Error('no connection'));
    expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('does the same again when a flush has to begin anew', async () => {
    const tries: (readonly string[])[] = [];
    const ask = coalesce<string, string>(async (take) => {
      tries.push(take());
      await settled();
      tries.push(take());
      return take();
    });
    const first = ask('a');
    await nextTurn();
    await nextTurn();
    const second = ask('b');
    expect(await Promise.all([first, second])).toEqual(['a', 'b']);
    expect(tries).toEqual([['a'], ['a'], ['b'], ['b']]);
  });
});
