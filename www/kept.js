// Keeps the lists that the user wants kept, for src/app/hooks/use_kept.rs: each file a record of its own in a database of
// the browser, so that two tabs add and remove theirs without touching each other's. The database exists only once something
// is kept: looking for it does not make it.

const KEPT = { database: 'smeltcheck', version: 2, store: 'files' };

function openKept(create) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(KEPT.database, KEPT.version);
    request.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion === 0 && !create) {
        request.transaction.abort();
        return;
      }
      // Version 1 held all files in one text.
      for (const store of request.result.objectStoreNames) request.result.deleteObjectStore(store);
      request.result.createObjectStore(KEPT.store, { autoIncrement: true });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => (create ? reject(request.error) : resolve(null));
  });
}

/** Resolves to the results of the requests that `ask` makes, once all of them are done; to undefined when nothing is kept. */
async function inKept(create, mode, ask) {
  const database = await openKept(create);
  if (!database) return undefined;
  try {
    const transaction = database.transaction(KEPT.store, mode);
    const requests = ask(transaction.objectStore(KEPT.store));
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    return requests.map((request) => request.result);
  } finally {
    database.close();
  }
}

/** The records as JSON: pairs of key and text. */
export async function readKept() {
  const [keys, texts] = (await inKept(false, 'readonly', (store) => [store.getAllKeys(), store.getAll()])) ?? [[], []];
  return JSON.stringify(keys.map((key, place) => [key, texts[place]]));
}

/** Makes all changes or none; resolves to the keys of the added records, as JSON. */
export async function changeKept(changes) {
  const { added, replaced, removed } = JSON.parse(changes);
  const keys = await inKept(added.length > 0, 'readwrite', (store) => {
    for (const key of removed) store.delete(key);
    for (const [key, text] of replaced) {
      // What another tab has deleted stays deleted.
      store.count(key).onsuccess = ({ target }) => {
        if (target.result > 0) store.put(text, key);
      };
    }
    return added.map(([, text]) => store.add(text));
  });
  return JSON.stringify(keys ?? []);
}

export async function forgetKept() {
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(KEPT.database);
    request.onsuccess = resolve;
    request.onerror = () => reject(request.error);
  });
}

