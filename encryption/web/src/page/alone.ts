/**
 * One page at a time may use a room's keys. Returns whether this one is it; holds on until the page goes, or until another one
 * takes over (`steal`), which calls `taken`. The store refuses a second writer as well: this is so that people are told.
 */
export function alone(name: string, steal: boolean, taken: () => void): Promise<boolean> {
  return new Promise((resolve) => {
    navigator.locks
      .request('quietroom ' + name, steal ? { steal } : { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise<void>(() => undefined);
      })
      .catch(() => taken());
  });
}
