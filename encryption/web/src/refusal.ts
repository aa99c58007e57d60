/** Why something from outside was not accepted. The code is stable; it never holds content. */
export type Reason =
  | 'format'
  | 'size'
  | 'group'
  | 'room'
  | 'epoch'
  | 'kind'
  | 'sender'
  | 'proposal'
  | 'path'
  | 'roster'
  | 'tree'
  | 'keyPackage'
  | 'cryptography'
  | 'frank'
  | 'log';

/** An expected refusal: the input is wrong, not this program. */
export class Refusal extends Error {
  constructor(
    readonly reason: Reason,
    readonly detail: string,
  ) {
    super(reason + ': ' + detail);
    this.name = 'Refusal';
  }
}

export function demand(holds: boolean, reason: Reason, detail: string): asserts holds {
  if (!holds) throw new Refusal(reason, detail);
}
