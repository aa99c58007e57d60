import { own, same, type Bytes } from '../../src/bytes.ts';
import { Group } from '../../src/group.ts';
import { decodeWelcome, join } from '../../src/join.ts';
import { decodeGroupState } from '../../src/mls.ts';
import { decodePackage, encodePackage, makePackage, type Packaged } from '../../src/packages.ts';
import { suite } from '../../src/suite.ts';
import { decodeKeyPackage, encodeKeyPackage, encodeMlsMessage, mlsExporter } from './library.ts';
import type { Change, Made, Member, Opened } from './member.ts';

const everybody = () => true;
const now = (): number => Math.floor(Date.now() / 1000);

/** ts-mls behind the layer that browsers run it in: private messages, Add and Remove, trees apart; suite 1. */
export class GuardedMember implements Member {
  private mine: Packaged | undefined;
  private group: Group | undefined;

  constructor(private readonly name: string) {}

  private get here(): Group {
    if (this.group === undefined) throw new Error('in no group');
    return this.group;
  }

  async keyPackage(): Promise<Bytes> {
    this.mine = await makePackage(this.name, await (await suite()).signature.keygen(), now());
    return own(encodeKeyPackage(decodePackage(encodePackage(this.mine.open))));
  }

  async create(group: Bytes): Promise<void> {
    await this.keyPackage();
    this.group = await Group.create(group, this.mine!, everybody);
  }

  async join(welcome: Bytes, tree: Bytes): Promise<void> {
    this.group = await join(decodeWelcome(welcome), this.mine!, tree, everybody);
  }

  /** Never adds and removes at once. */
  async commit(change: Change): Promise<Made> {
    const group = this.here;
    const made =
      change.add.length > 0
        ? await group.add(change.add.map(asMessage), now())
        : change.remove.length > 0
          ? await group.remove(change.remove.map((leaf) => group.members().get(leaf)!))
          : await group.renew();
    this.group = made.next;
    return { commit: made.commit, tree: made.tree, ...(made.welcome && { welcome: made.welcome }) };
  }

  async receive(commit: Bytes): Promise<void> {
    this.group = (await this.here.apply(commit)).group;
  }

  async encrypt(data: Bytes, authenticated: Bytes): Promise<Bytes> {
    const sealed = await this.here.seal(data, authenticated);
    this.group = sealed.group;
    return sealed.message;
  }

  async decrypt(message: Bytes): Promise<Opened> {
    const opened = await this.here.open(message);
    this.group = opened.group;
    return { data: own(opened.content), authenticated: own(opened.authenticated), sender: opened.sender.uri };
  }

  async exported(label: string, context: Bytes, length: number): Promise<Bytes> {
    const [state] = decodeGroupState(this.here.encode(), 0)!;
    return own(await mlsExporter(state.keySchedule.exporterSecret, label, context, length, await suite()));
  }

  reload(): void {
    const before = this.here;
    this.group = Group.decode(before.encode(), everybody);
    if (!same(this.group.authenticator, before.authenticator)) throw new Error('came back as another');
  }

  authenticator(): Bytes {
    return this.here.authenticator;
  }

  leaf(): number {
    return this.here.place;
  }
}

const asMessage = (keyPackage: Bytes): Bytes =>
  own(
    encodeMlsMessage({
      version: 'mls10',
      wireformat: 'mls_key_package',
      keyPackage: decodeKeyPackage(keyPackage, 0)![0],
    }),
  );
