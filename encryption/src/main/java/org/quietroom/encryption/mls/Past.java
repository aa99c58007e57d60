package org.quietroom.encryption.mls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.schedule.Window;

/** What is kept of earlier epochs: as many as the settings say, newest first. Immutable. */
final class Past {
    static final Past NOTHING = new Past(List.of(), List.of());

    private final List<PastEpoch> epochs;
    private final List<Resumption> resumptions;

    private static final class Resumption {
        final long epoch;
        final Secret key;

        Resumption(long epoch, Secret key) {
            this.epoch = epoch;
            this.key = key;
        }
    }

    private Past(List<PastEpoch> epochs, List<Resumption> resumptions) {
        this.epochs = List.copyOf(epochs);
        this.resumptions = List.copyOf(resumptions);
    }

    /** With an epoch that is over; the oldest fall out. */
    Past with(Epoch over, GroupSettings settings) {
        List<PastEpoch> longer = new ArrayList<>();
        if (settings.pastEpochs() > 0) {
            longer.add(PastEpoch.of(over));
            epochs.stream().limit(settings.pastEpochs() - 1L).forEach(longer::add);
        }
        List<Resumption> keys = new ArrayList<>();
        if (settings.resumptionKeys() > 1) {
            keys.add(new Resumption(
                    over.number(), Secret.copyOf(over.secrets.resumptionPsk().reveal())));
            resumptions.stream().limit(settings.resumptionKeys() - 2L).forEach(keys::add);
        }
        return new Past(longer, keys);
    }

    /** With one of its epochs after a message was opened. */
    Past with(PastEpoch after) {
        return new Past(
                epochs.stream()
                        .map(epoch -> epoch.number == after.number ? after : epoch)
                        .toList(),
                resumptions);
    }

    Optional<PastEpoch> epoch(long number) {
        return epochs.stream().filter(epoch -> epoch.number == number).findFirst();
    }

    Optional<Secret> resumptionKey(long number) {
        return resumptions.stream()
                .filter(resumption -> resumption.epoch == number)
                .map(resumption -> resumption.key)
                .findFirst();
    }

    /** Overwrites what a later past does not hold any more. */
    void destroyAllBut(Past later) {
        epochs.stream().filter(epoch -> later.epoch(epoch.number).isEmpty()).forEach(PastEpoch::destroy);
        resumptions.stream()
                .filter(resumption -> later.resumptionKey(resumption.epoch).isEmpty())
                .forEach(resumption -> resumption.key.destroy());
    }

    void store(Writer out) {
        out.list(epochs, (to, epoch) -> epoch.store(to))
                .list(
                        resumptions,
                        (to, resumption) -> to.uint64(resumption.epoch).opaque(resumption.key.reveal()));
    }

    static Past restore(CipherSuite suite, Reader in, Window window) {
        return new Past(
                in.list(each -> PastEpoch.restore(suite, each, window)),
                in.list(each -> new Resumption(each.uint64(), Secret.copyOf(each.opaque()))));
    }
}
