/** What a browser has and Node lacks: a location and a history that record what happens to them. */
export interface AddressBar {
  readonly shown: string;
  readonly replaced: string[];
  close(): void;
}

export function openAddressBar(href: string): AddressBar {
  const replaced: string[] = [];
  const location = { href };
  const history = {
    state: { from: 'router' },
    replaceState(state: unknown, _title: string, next: string) {
      expect(state).toBe(history.state);
      location.href = next;
      replaced.push(next);
    },
  };
  Object.assign(globalThis, { location, history });
  return {
    get shown() {
      return location.href;
    },
    replaced,
    close() {
      Reflect.deleteProperty(globalThis, 'location');
      Reflect.deleteProperty(globalThis, 'history');
    },
  };
}
