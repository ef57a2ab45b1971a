const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Resolves at the first request to stop. A second one, from someone who has waited enough, ends us at once. */
export function stopRequested(): Promise<void> {
  return new Promise((resolve) => {
    let firstAt = 0;
    const onSignal = () => {
      // npm and tsx pass on the Ctrl-C that the terminal sent us already: no second request.
      if (firstAt !== 0 && Date.now() - firstAt > 1_000) process.exit(130);
      firstAt ||= Date.now();
      resolve();
    };
    for (const signal of SIGNALS) process.on(signal, onSignal);
  });
}
