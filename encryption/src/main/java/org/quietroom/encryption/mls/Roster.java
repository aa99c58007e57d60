package org.quietroom.encryption.mls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.tree.RatchetTree;
import org.quietroom.encryption.mls.wire.Credential;

/** Who was a member of a past epoch, and with which signature key: all that is needed to verify its late messages. */
final class Roster {
    private final LongFunction<Optional<Member>> lookUp;
    private final Supplier<List<Member>> all;

    private Roster(LongFunction<Optional<Member>> lookUp, Supplier<List<Member>> all) {
        this.lookUp = lookUp;
        this.all = all;
    }

    /** The members of a tree, which is shared, not copied. */
    static Roster of(RatchetTree tree) {
        return new Roster(leaf -> tree.leaf(leaf).map(node -> Member.of((int) leaf, node)), () -> members(tree));
    }

    /** All members of a tree, from left to right. */
    static List<Member> members(RatchetTree tree) {
        List<Member> members = new ArrayList<>();
        tree.forEachLeaf((leaf, node) -> members.add(Member.of(leaf, node)));
        return List.copyOf(members);
    }

    Optional<Member> member(long leaf) {
        return lookUp.apply(leaf);
    }

    void store(Writer out) {
        out.list(
                all.get(),
                (to, member) ->
                        to.uint32(member.leaf()).opaque(member.signatureKey()).put(member.credential()));
    }

    static Roster restore(Reader in) {
        List<Member> members =
                in.list(each -> new Member((int) each.uint32(), each.opaque(), Credential.readFrom(each)));
        Map<Long, Member> byLeaf = new HashMap<>();
        members.forEach(member -> byLeaf.put((long) member.leaf(), member));
        return new Roster(leaf -> Optional.ofNullable(byLeaf.get(leaf)), () -> members);
    }
}
