package org.quietroom.encryption.mls;

import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.tree.RatchetTree;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.KeyPackage;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.PreSharedKeyId;
import org.quietroom.encryption.mls.wire.Proposal;
import org.quietroom.encryption.mls.wire.Sender;

/** A list of proposals checked one by one and applied in the order of section 12.3. */
final class Applied {
    final RatchetTree tree;
    final Extensions extensions;

    /** By the leaf each gets, in the order they were added. */
    final Map<Integer, KeyPackage> added;

    final List<Member> removed;
    final List<Member> updated;
    final List<PreSharedKeyId> psks;
    final @Nullable Bytes kemOutput;
    final Proposal.@Nullable ReInit reInit;
    final boolean newExtensions;

    private Applied(Applying steps, ProposalList list, Extensions extensions, boolean newExtensions) {
        this.tree = steps.tree;
        this.extensions = extensions;
        this.newExtensions = newExtensions;
        this.added = steps.added;
        this.removed = steps.removed;
        this.updated = steps.updated;
        this.psks = list.only(Proposal.PreSharedKey.class).stream()
                .map(Proposal.PreSharedKey::psk)
                .toList();
        this.kemOutput = list.only(Proposal.ExternalInit.class).stream()
                .map(Proposal.ExternalInit::kemOutput)
                .findFirst()
                .orElse(null);
        this.reInit = list.only(Proposal.ReInit.class).stream().findFirst().orElse(null);
    }

    /**
     * @param list valid as a list
     * @param usage that resumption keys must have
     */
    static Applied of(
            ProposalList list,
            RatchetTree tree,
            Bytes groupId,
            Extensions before,
            GroupSettings settings,
            PreSharedKeyId.Usage usage) {
        List<Proposal.GroupContextExtensions> replaced = list.only(Proposal.GroupContextExtensions.class);
        Extensions extensions = replaced.isEmpty() ? before : replaced.get(0).extensions();
        Validation validation = Validation.inGroup(settings, tree.suite(), groupId, extensions);
        ProposalRules rules = new ProposalRules(tree, before, validation, usage);
        list.all().forEach(rules::check);
        return new Applied(new Applying(list, tree), list, extensions, !replaced.isEmpty());
    }

    Set<Integer> newLeaves() {
        return added.keySet();
    }

    private static final class Applying {
        final Map<Integer, KeyPackage> added = new LinkedHashMap<>();
        final List<Member> removed = new ArrayList<>();
        final List<Member> updated = new ArrayList<>();
        RatchetTree tree;

        Applying(ProposalList list, RatchetTree before) {
            tree = before;
            for (SentProposal each : list.all()) {
                if (each.proposal instanceof Proposal.Update update && each.sender instanceof Sender.Member sender) {
                    int leaf = (int) sender.leafIndex();
                    tree = tree.update(leaf, update.leafNode());
                    updated.add(Member.of(leaf, update.leafNode()));
                }
            }
            for (Proposal.Remove remove : list.only(Proposal.Remove.class)) {
                int leaf = (int) remove.removed();
                LeafNode gone = tree.leaf(leaf).orElseThrow();
                tree = tree.remove(leaf);
                removed.add(Member.of(leaf, gone));
            }
            for (Proposal.Add add : list.only(Proposal.Add.class)) {
                added.put(tree.nextLeaf(), add.keyPackage());
                tree = tree.add(add.keyPackage().leafNode());
            }
        }
    }

    /**
     * @param committerLeaf the committer as it is after the commit
     * @param updatesLeaf whether the commit has a path
     */
    Changes changes(Member committerLeaf, boolean external, boolean updatesLeaf) {
        List<Member> joined = new ArrayList<>();
        added.forEach((leaf, keyPackage) -> joined.add(Member.of(leaf, keyPackage.leafNode())));
        List<Member> changed = new ArrayList<>(updated);
        if (updatesLeaf && !external) {
            changed.add(committerLeaf);
        }
        return new Changes(committerLeaf, external, joined, removed, changed, newExtensions, psks, reInit);
    }
}
