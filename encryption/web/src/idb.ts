import { concat, own, random, utf8, type Bytes } from './bytes.ts';
import { hostOf } from './names.ts';
import { Overtaken, type Changes, type Store } from './store.ts';

const NAME = 'quietroom-sealed';
const KEYS = 'keys';
const RECORDS = 'records';
/** Beside the key: what the house first called itself. */
const HOUSE = 'house';
const IV = 12;

/** The house calls itself otherwise than it did when this browser first came: its rooms would be others, and so would who one is there. */
export class OtherHouse extends Error {
  constructor(
    readonly was: string,
    readonly now: string,
  ) {
    super('the house has another name');
    this.name = 'OtherHouse';
  }
}

/**
 * A store in IndexedDB, every record sealed with AES-256-GCM under a key that the browser never gives out, bound to the record's
 * name. Protects what lies on the disk; whoever runs script in this page's origin can use the key.
 */
export class IndexedStore implements Store {
  private constructor(
    private readonly database: IDBDatabase,
    private readonly key: CryptoKey,
    private readonly scope: string,
  ) {}

  /**
   * @param scope the member's URI; what the same browser kept of another member of that room is deleted
   * @throws OtherHouse if the house had another name here before; nothing is opened then
   */
  static async open(scope: string): Promise<IndexedStore> {
    const database = await opened();
    await demandHouse(database, scope);
    await forgetOthers(database, scope);
    return new IndexedStore(database, await keyOf(database), scope + '|');
  }

  /** From now on the house has this name. */
  static async believe(house: string): Promise<void> {
    const database = await opened();
    await result(keysOf(database).put(house, HOUSE));
    database.close();
  }

  /** The members' URIs of which this browser keeps anything and that begin so. */
  static async scopes(prefix: string): Promise<string[]> {
    const database = await opened();
    const records = database.transaction(RECORDS, 'readonly').objectStore(RECORDS);
    const names = await result(records.getAllKeys(IDBKeyRange.bound(prefix, prefix + '\uffff')));
    database.close();
    return [...new Set(names.map((name) => String(name).split('|')[0]!))];
  }

  async version(): Promise<number> {
    const found = await result(this.records('readonly').get(this.scope));
    return typeof found === 'number' ? found : 0;
  }

  async read(key: string): Promise<Bytes | undefined> {
    const name = this.scope + key;
    const found: unknown = await result(this.records('readonly').get(name));
    return found instanceof Uint8Array ? this.unseal(name, found) : undefined;
  }

  async list(prefix: string): Promise<[string, Bytes][]> {
    const from = this.scope + prefix;
    const range = IDBKeyRange.bound(from, from + '\uffff');
    const records = this.records('readonly');
    const [names, values] = await Promise.all([result(records.getAllKeys(range)), result(records.getAll(range))]);
    return Promise.all(
      names.map(async (name, i): Promise<[string, Bytes]> => {
        return [String(name).slice(this.scope.length), await this.unseal(String(name), values[i] as Uint8Array)];
      }),
    );
  }

  async write(version: number, changes: Changes): Promise<number> {
    const sealed = await Promise.all(
      [...changes].map(async ([key, bytes]): Promise<[string, Bytes | null]> => {
        const name = this.scope + key;
        return [name, bytes === null ? null : await this.seal(name, bytes)];
      }),
    );
    const transaction = this.database.transaction(RECORDS, 'readwrite', { durability: 'strict' });
    const records = transaction.objectStore(RECORDS);
    return new Promise((resolve, reject) => {
      let overtaken = false;
      const current = records.get(this.scope);
      current.onsuccess = () => {
        if ((typeof current.result === 'number' ? current.result : 0) !== version) {
          overtaken = true;
          transaction.abort();
          return;
        }
        for (const [name, bytes] of sealed) {
          if (bytes === null) records.delete(name);
          else records.put(bytes, name);
        }
        records.put(version + 1, this.scope);
      };
      transaction.oncomplete = () => resolve(version + 1);
      transaction.onabort = () => reject(overtaken ? new Overtaken() : (transaction.error ?? new Error('not stored')));
    });
  }

  async clear(): Promise<void> {
    await result(this.records('readwrite').delete(IDBKeyRange.bound(this.scope, this.scope + '\uffff')));
  }

  private records(mode: IDBTransactionMode): IDBObjectStore {
    return this.database.transaction(RECORDS, mode).objectStore(RECORDS);
  }

  private async seal(name: string, bytes: Uint8Array): Promise<Bytes> {
    const iv = random(IV);
    const algorithm = { name: 'AES-GCM', iv, additionalData: utf8(name) };
    return concat(iv, new Uint8Array(await crypto.subtle.encrypt(algorithm, this.key, own(bytes))));
  }

  private async unseal(name: string, sealed: Uint8Array): Promise<Bytes> {
    const algorithm = { name: 'AES-GCM', iv: own(sealed.subarray(0, IV)), additionalData: utf8(name) };
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, this.key, own(sealed.subarray(IV))));
  }
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(KEYS);
    request.result.createObjectStore(RECORDS);
  };
  return result(request);
}

const keysOf = (database: IDBDatabase): IDBObjectStore =>
  database.transaction(KEYS, 'readwrite', { durability: 'strict' }).objectStore(KEYS);

/** The first name of the house is the hub's word; after that no other one is believed. */
async function demandHouse(database: IDBDatabase, scope: string): Promise<void> {
  const name = hostOf(scope);
  const keys = keysOf(database);
  const known: unknown = await result(keys.get(HOUSE));
  if (known === undefined) await result(keys.put(name, HOUSE));
  else if (known !== name) throw new OtherHouse(String(known), name);
}

/** Whoever comes in anew is somebody new, and cannot read what the other one read. */
async function forgetOthers(database: IDBDatabase, scope: string): Promise<void> {
  const room = scope.slice(0, scope.lastIndexOf('/') + 1);
  const records = database.transaction(RECORDS, 'readwrite').objectStore(RECORDS);
  await result(records.delete(IDBKeyRange.bound(room, scope + '|', false, true)));
  await result(records.delete(IDBKeyRange.bound(scope + '|\uffff', room + '\uffff', true)));
  await forgetPairsOfOthers(records, room.slice(0, -1), scope.slice(room.length));
}

/** Private rooms in which somebody else was, who came from this browser to that room before. */
async function forgetPairsOfOthers(records: IDBObjectStore, room: string, me: string): Promise<void> {
  const names = await result(records.getAllKeys(IDBKeyRange.bound(room + '~', room + '~\uffff')));
  for (const name of names) {
    if (!String(name).split('|')[0]!.endsWith('/' + me)) await result(records.delete(name));
  }
}

/** The key of this browser, made once; of two pages that make one at a time, the first one's stays. */
async function keyOf(database: IDBDatabase): Promise<CryptoKey> {
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const keys = keysOf(database);
  const found = await result(keys.get('records'));
  if (found !== undefined) return found as CryptoKey;
  await result(keys.put(made, 'records'));
  return made;
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the store does not answer'));
  });
}
