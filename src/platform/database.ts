/** One value in a database of the extension's own origin, which no content script has: theirs is that of their page. */
export interface DatabaseRecord {
  /** Undefined when there is none. */
  get(): Promise<unknown>;
  /** Settles when it is written. */
  set(value: unknown): Promise<void>;
}

const STORE = 'values';
const KEY = 'value';

function settle<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return settle(request);
}

function complete(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

/** Makes the record of a database. It holds no connection, so that nobody who clears what is stored waits for us. */
export function createDatabaseRecord(name: string): DatabaseRecord {
  return {
    async get() {
      const database = await open(name);
      try {
        return await settle(database.transaction(STORE).objectStore(STORE).get(KEY));
      } finally {
        database.close();
      }
    },
    async set(value) {
      const database = await open(name);
      try {
        const transaction = database.transaction(STORE, 'readwrite');
        transaction.objectStore(STORE).put(value, KEY);
        await complete(transaction);
      } finally {
        database.close();
      }
    },
  };
}
