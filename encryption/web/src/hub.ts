/** What the hub refused: expected, with its stable code and a text for people. */
export class HubRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly text: string,
    /** The group's epoch at the hub, if it said so. */
    readonly epoch: number | undefined,
  ) {
    super('hub: ' + status + ' ' + code);
    this.name = 'HubRefusal';
  }
}

/** The hub did not answer, or asked to wait: the same request may be sent again. */
export class HubAway extends Error {
  constructor(detail: string) {
    super('hub away: ' + detail);
    this.name = 'HubAway';
  }
}

/** The house does not know this browser any more, as when it has started again: nothing can be asked from this page. */
export class Stranger extends Error {
  constructor() {
    super('the house does not know this browser');
    this.name = 'Stranger';
  }
}

/** An event as it came; fields that its type has not are undefined. */
export interface HubEvent {
  readonly sequence: number;
  readonly type: string;
  readonly at: number;
  readonly device?: string;
  readonly member?: string;
  readonly name?: string;
  readonly group?: string;
  readonly epoch?: number;
  readonly commit?: string;
  readonly welcome?: string;
  readonly message?: string;
  readonly frank?: string;
}

export interface HubDevice {
  readonly member: string;
  readonly name?: string;
  readonly device: string;
  readonly signatureKey: string;
  readonly since?: number;
  readonly state?: 'waiting' | 'in' | 'leaving';
  /** Of this member's own waiting devices: how many key packages the hub has left, and until when the last resort serves. */
  readonly packagesLeft?: number;
  readonly lastResortUntil?: number;
}

/** A private room of the asking member. */
export interface HubPair {
  readonly member: string;
  readonly name?: string;
  readonly room: string;
  readonly sequence: number;
}

export interface HubRoom {
  readonly room: string;
  readonly you: string;
  readonly name: string;
  readonly group?: string;
  readonly epoch?: number;
  readonly sequence: number;
  readonly devices: HubDevice[];
  readonly log: { readonly size: number; readonly head: string };
  readonly moderators?: { readonly keyId: number | string; readonly hpkePublicKey: string };
}

/** The hub as a client sees it, whatever carries it. */
export interface Hub {
  /** @throws HubRefusal if it says no, HubAway if it does not answer */
  call<T>(operation: string, request: object): Promise<T>;
  /** Hands over events until the returned function is called; `lost` is called when the stream ends by itself. */
  listen(device: string, after: number, event: (e: HubEvent) => void, lost: () => void): () => void;
}

/** Over HTTP, at the room's own addresses; the browser's cookie says who asks, `form` that it is our page. */
export class HttpHub implements Hub {
  constructor(
    private readonly base: string,
    private readonly live: string,
    private readonly form: string,
  ) {}

  async call<T>(operation: string, request: object): Promise<T> {
    let answer: Response;
    try {
      answer = await fetch(this.base + '/' + operation, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Quietroom-Form': this.form },
        body: JSON.stringify(request),
        credentials: 'same-origin',
        redirect: 'error',
        signal: AbortSignal.timeout(20_000),
      });
    } catch {
      throw new HubAway(operation);
    }
    if (answer.status === 204) return {} as T;
    const body: unknown = await answer.json().catch(() => undefined);
    if (answer.ok && isObject(body)) return body as T;
    if (answer.status === 429 || answer.status >= 500 || !isObject(body)) throw new HubAway(operation + answer.status);
    if (answer.status === 403 && body['code'] === 'page.old') throw new Stranger();
    throw new HubRefusal(
      answer.status,
      String(body['code'] ?? ''),
      String(body['text'] ?? ''),
      typeof body['epoch'] === 'number' ? body['epoch'] : undefined,
    );
  }

  /** Begins again by a new request and never by the browser's own: what a request says it has is deleted at the hub. */
  listen(device: string, after: number, event: (e: HubEvent) => void, lost: () => void): () => void {
    const source = new EventSource(this.live + '?device=' + encodeURIComponent(device) + '&after=' + after);
    source.onmessage = (message) => {
      const parsed = read(String(message.data));
      if (parsed === undefined) end();
      else event(parsed);
    };
    const end = (): void => {
      source.close();
      lost();
    };
    source.onerror = end;
    return () => source.close();
  }
}

function read(json: string): HubEvent | undefined {
  try {
    const parsed: unknown = JSON.parse(json);
    return isObject(parsed) && typeof parsed['sequence'] === 'number' ? (parsed as unknown as HubEvent) : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
