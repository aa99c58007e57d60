package org.quietroom.encryption.mls;

import java.util.List;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.wire.Credential;
import org.quietroom.encryption.mls.wire.PreSharedKeyId;
import org.quietroom.encryption.mls.wire.Proposal;

/** The stored form of what a pending commit changes. */
final class StoredChanges {
    private StoredChanges() {}

    static void store(Writer out, Changes changes) {
        member(out, changes.committer());
        out.uint8(changes.external() ? 1 : 0).uint8(changes.extensions() ? 1 : 0);
        for (List<Member> list : List.of(changes.added(), changes.removed(), changes.updated())) {
            out.list(list, StoredChanges::member);
        }
        out.list(changes.psks()).optional(changes.reInit());
    }

    static Changes restore(Reader in) {
        Member committer = member(in);
        boolean external = in.uint8() == 1;
        boolean extensions = in.uint8() == 1;
        return new Changes(
                committer,
                external,
                in.list(StoredChanges::member),
                in.list(StoredChanges::member),
                in.list(StoredChanges::member),
                extensions,
                in.list(PreSharedKeyId::readFrom),
                in.optional(present -> StoredGroup.a(Proposal.ReInit.class, Proposal.readFrom(present))));
    }

    private static void member(Writer out, Member member) {
        out.uint32(member.leaf()).opaque(member.signatureKey()).put(member.credential());
    }

    private static Member member(Reader in) {
        return new Member((int) in.uint32(), in.opaque(), Credential.readFrom(in));
    }
}
