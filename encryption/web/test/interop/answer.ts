import { base64, unbase64, type Bytes } from '../../src/bytes.ts';
import { GuardedMember } from './guarded.ts';
import type { Member } from './member.ts';
import { PlainMember } from './plain.ts';
import { measured } from './measured.ts';

/** A request: `call` says what, on which `member`; bytes are base64url. */
export interface Request {
  readonly call: string;
  readonly member: string;
  readonly [argument: string]: unknown;
}

const members = new Map<string, Member>();

/** Answers one request. What was refused is an answer too, with the name of the error. */
export async function answer(request: Request): Promise<object> {
  try {
    return shown(await asked(request));
  } catch (cause) {
    return { refused: cause instanceof Error ? cause.constructor.name + ': ' + cause.message : String(cause) };
  }
}

async function asked(r: Request): Promise<object | void> {
  const bytes = (argument: string): Bytes => unbase64(r[argument] as string);
  if (r.call === 'plain') {
    const identity = (r['identity'] as string | undefined) ?? r.member;
    members.set(r.member, new PlainMember(identity, r['suite'] as number, r['open'] as boolean));
    return;
  }
  if (r.call === 'guarded') {
    members.set(r.member, new GuardedMember(r.member));
    return;
  }
  if (r.call === 'measure') return measured(r['members'] as number, r['rounds'] as number, r['messages'] as number);
  const member = members.get(r.member);
  if (member === undefined) throw new Error('nobody of this name');
  switch (r.call) {
    case 'keyPackage':
      return { keyPackage: await member.keyPackage() };
    case 'create':
      return member.create(bytes('group'));
    case 'join':
      return member.join(bytes('welcome'), bytes('tree'));
    case 'commit':
      return member.commit({ add: (r['add'] as string[]).map(unbase64), remove: r['remove'] as number[] });
    case 'receive':
      return member.receive(bytes('message'));
    case 'encrypt':
      return { message: await member.encrypt(bytes('data'), bytes('authenticated')) };
    case 'decrypt':
      return member.decrypt(bytes('message'));
    case 'export':
      return { secret: await member.exported(r['label'] as string, bytes('context'), r['length'] as number) };
    case 'reload':
      return member.reload();
    case 'authenticator':
      return { authenticator: member.authenticator() };
    case 'leaf':
      return { leaf: member.leaf() };
  }
  if (!(member instanceof PlainMember)) throw new Error('no such call: ' + r.call);
  const before = (): PlainMember => {
    const other = members.get(r['before'] as string);
    if (!(other instanceof PlainMember)) throw new Error('nobody before');
    return other;
  };
  switch (r.call) {
    case 'know':
      return member.know(bytes('id'), bytes('key'));
    case 'commitPsk':
      return member.commitPsk(bytes('id'));
    case 'commitReInit':
      return member.commitReInit(bytes('group'));
    case 'proposeAdd':
      return { message: await member.proposeAdd(bytes('keyPackage')) };
    case 'proposeRemove':
      return { message: await member.proposeRemove(r['leaf'] as number) };
    case 'follow':
      return member.follow(bytes('welcome'), bytes('tree'), before());
    case 'reinitialize':
      return member.reinitialize(before(), (r['add'] as string[]).map(unbase64), bytes('group'));
    case 'branch':
      return member.branch(before(), (r['add'] as string[]).map(unbase64), bytes('group'));
    default:
      throw new Error('no such call: ' + r.call);
  }
}

const shown = (result: object | void): object =>
  Object.fromEntries(
    Object.entries(result ?? {}).map(([name, value]) => [name, value instanceof Uint8Array ? base64(value) : value]),
  );
