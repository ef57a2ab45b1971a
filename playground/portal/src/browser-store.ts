/** Values of this tab that survive a reload and end with the tab. */
export interface BrowserStore<Value> {
  read(): Value | undefined;
  write(value: Value): void;
  clear(): void;
}

/**
 * sessionStorage rather than localStorage: the session ends with the tab, also on a borrowed computer. What is read
 * is checked, because an older portal or an extension may have written it.
 */
export function createBrowserStore<Value>(
  key: string,
  isValue: (value: unknown) => value is Value,
): BrowserStore<Value> {
  return {
    read() {
      const value = parse(sessionStorage.getItem(key));
      return isValue(value) ? value : undefined;
    },
    write: (value) => sessionStorage.setItem(key, JSON.stringify(value)),
    clear: () => sessionStorage.removeItem(key),
  };
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
}
