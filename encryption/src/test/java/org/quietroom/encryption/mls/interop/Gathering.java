package org.quietroom.encryption.mls.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.quietroom.encryption.mls.Circle;

/**
 * A group of several implementations, and its whole life: made by one, every change committed by one; after each, everybody agrees and
 * reads everybody.
 */
final class Gathering {
    /** One implementation: makes members of it by name. */
    record Kind(String label, Function<String, Participant> members) {
        @Override
        public String toString() {
            return label;
        }
    }

    private final List<Participant> room = new ArrayList<>();

    /** @return how many members were made to forget and read their stored form */
    static int live(List<Kind> kinds, Kind creator, Kind committer) throws Exception {
        return new Gathering().lived(kinds, creator, committer);
    }

    private int lived(List<Kind> kinds, Kind creator, Kind committer) throws Exception {
        Participant first = creator.members.apply("creator-" + creator);
        first.create(Circle.bytes("gathering"));
        room.add(first);
        admit(
                first,
                kinds.stream()
                        .filter(kind -> !kind.equals(creator))
                        .map(kind -> kind.members.apply("member-" + kind))
                        .toList());
        Participant by = room.stream()
                .filter(each -> each.name().endsWith("-" + committer))
                .findFirst()
                .orElseThrow();
        spread(by, by.commit(List.of(), List.of()));
        int reloaded = 0;
        for (Participant each : room) {
            reloaded += each.reload() ? 1 : 0;
        }
        talk();
        for (Kind kind : kinds) {
            Participant newcomer = kind.members.apply("newcomer-" + kind);
            admit(by, List.of(newcomer));
            spread(newcomer, newcomer.commit(List.of(), List.of()));
        }
        for (Kind kind : kinds) {
            expel(by, named("newcomer-" + kind));
        }
        return reloaded;
    }

    private Participant named(String name) {
        return room.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void admit(Participant by, List<Participant> newcomers) throws Exception {
        List<Bytes> packages = new ArrayList<>();
        for (Participant each : newcomers) {
            packages.add(each.keyPackage());
        }
        Participant.Handover made = by.commit(packages, List.of());
        Bytes welcome = made.welcome();
        assertThat(welcome).isNotNull();
        for (Participant each : newcomers) {
            each.join(welcome, made.tree());
        }
        spread(by, made);
        room.addAll(newcomers);
        talk();
    }

    private void spread(Participant by, Participant.Handover made) throws Exception {
        for (Participant each : room) {
            if (!each.equals(by)) {
                each.receive(made.commit());
            }
        }
        talk();
    }

    /** Whoever is removed hears of it, and opens nothing that comes after, whether it has heard of it or not. */
    private void expel(Participant by, Participant who) throws Exception {
        Participant.Handover made = by.commit(List.of(), List.of(who.leaf()));
        room.remove(who);
        spread(by, made);
        Bytes unheard = by.encrypt(Circle.bytes("behind its back"), Circle.NOTHING);
        assertThatThrownBy(() -> who.decrypt(unheard)).as(who.name()).isNotNull();
        try {
            who.receive(made.commit());
        } catch (Exception refused) {
            assertThat(who).as("bcmls alone refuses what removes it").isInstanceOf(BouncyParticipant.class);
        }
        Bytes heard = by.encrypt(Circle.bytes("after it left"), Circle.NOTHING);
        assertThatThrownBy(() -> who.decrypt(heard)).as(who.name()).isNotNull();
    }

    private void talk() throws Exception {
        Bytes context = Circle.bytes("context");
        Bytes authenticator = room.get(0).authenticator();
        Bytes exported = room.get(0).export("label", context, 47);
        for (Participant speaker : room) {
            assertThat(speaker.authenticator()).as(speaker.name()).isEqualTo(authenticator);
            assertThat(speaker.export("label", context, 47)).as(speaker.name()).isEqualTo(exported);
            Bytes data = Circle.bytes("it is " + speaker.name());
            Bytes beside = Circle.bytes("beside");
            Bytes message = speaker.encrypt(data, beside);
            for (Participant reader : room) {
                if (!reader.equals(speaker)) {
                    Participant.Opened opened = reader.decrypt(message);
                    assertThat(opened.data()).isEqualTo(data);
                    assertThat(opened.authenticatedData()).isIn(beside, null);
                    assertThat(opened.sender()).isIn(speaker.name(), null);
                }
            }
        }
    }
}
