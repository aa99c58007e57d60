package org.quietroom.encryption.mls;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.schedule.Window;

/**
 * How a member takes part in a group. Not a part of the group's stored form. Immutable; the parts are called on the caller's
 * thread.
 *
 * @param authentication decides who is who
 * @param preSharedKeys external pre-shared keys
 * @param rules of the application about commits
 * @param clock the time that lifetimes are held against
 * @param lifetimes which leaves' lifetimes are checked
 * @param longestLifetime the longest lifetime that a key package may have
 * @param ahead how many messages of one sender may be missing before one that opens; 0 to 100,000
 * @param skippedKeys how many keys of missing messages are kept for each sender, the newest; 0 to 100,000
 * @param pastEpochs of how many epochs before the current one late messages still open; 0 to 1,000
 * @param resumptionKeys of how many epochs, the current one counted, the resumption key is kept; 1 to 1,000
 * @param handshakes how proposals and commits travel; application data are always private
 * @param padTo application data are padded to a multiple of so many bytes; 1 to 65,536, 1 pads nothing
 */
public record GroupSettings(
        AuthenticationService authentication,
        PreSharedKeys preSharedKeys,
        CommitRules rules,
        Clock clock,
        Lifetimes lifetimes,
        Duration longestLifetime,
        int ahead,
        int skippedKeys,
        int pastEpochs,
        int resumptionKeys,
        Handshakes handshakes,
        int padTo) {
    private static final int MOST_EPOCHS = 1_000;

    /** Which leaves' lifetimes are checked, section 7.3. */
    public enum Lifetimes {
        /** Those that are added, and all in the tree of a group that is joined, as the RFC recommends. */
        EVERYWHERE,
        /** Those that are added: members who were quiet for long do not keep others from joining. */
        WHEN_ADDED,
        NEVER
    }

    /** How proposals and commits travel, section 6. */
    public enum Handshakes {
        /** Encrypted: the delivery service sees group, epoch and type alone. */
        PRIVATE,
        /** Signed and tagged: the delivery service can read them. */
        PUBLIC
    }

    public GroupSettings {
        requireNonNull(authentication, "authentication");
        new Window(ahead, skippedKeys);
        if (pastEpochs < 0 || pastEpochs > MOST_EPOCHS || resumptionKeys < 1 || resumptionKeys > MOST_EPOCHS) {
            throw new IllegalArgumentException("epochs are kept up to " + MOST_EPOCHS);
        }
        if (padTo < 1 || padTo > 1 << 16) {
            throw new IllegalArgumentException("padding goes to a multiple of 1 to 65,536 bytes");
        }
    }

    /** Private handshakes, two past epochs, the UTC clock, lifetimes of a year at most, and nobody joins unasked. */
    public static GroupSettings of(AuthenticationService authentication) {
        return new GroupSettings(
                authentication,
                PreSharedKeys.NONE,
                CommitRules.NO_EXTERNAL_JOINS,
                Clock.systemUTC(),
                Lifetimes.EVERYWHERE,
                Duration.ofDays(366),
                Window.DEFAULT.ahead(),
                Window.DEFAULT.kept(),
                2,
                4,
                Handshakes.PRIVATE,
                1);
    }

    public GroupSettings withPreSharedKeys(PreSharedKeys other) {
        return with(draft -> draft.preSharedKeys = other);
    }

    public GroupSettings withRules(CommitRules other) {
        return with(draft -> draft.rules = other);
    }

    public GroupSettings withLifetimes(Clock otherClock, Lifetimes otherLifetimes) {
        return with(draft -> {
            draft.clock = otherClock;
            draft.lifetimes = otherLifetimes;
        });
    }

    public GroupSettings withWindow(
            int otherAhead, int otherSkippedKeys, int otherPastEpochs, int otherResumptionKeys) {
        return with(draft -> {
            draft.ahead = otherAhead;
            draft.skippedKeys = otherSkippedKeys;
            draft.pastEpochs = otherPastEpochs;
            draft.resumptionKeys = otherResumptionKeys;
        });
    }

    public GroupSettings withHandshakes(Handshakes other, int otherPadTo) {
        return with(draft -> {
            draft.handshakes = other;
            draft.padTo = otherPadTo;
        });
    }

    private GroupSettings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** Settings while one of them is changed. */
    private static final class Draft {
        private final AuthenticationService authentication;
        private final Duration longestLifetime;
        private PreSharedKeys preSharedKeys;
        private CommitRules rules;
        private Clock clock;
        private Lifetimes lifetimes;
        private int ahead;
        private int skippedKeys;
        private int pastEpochs;
        private int resumptionKeys;
        private Handshakes handshakes;
        private int padTo;

        Draft(GroupSettings from) {
            authentication = from.authentication;
            longestLifetime = from.longestLifetime;
            preSharedKeys = from.preSharedKeys;
            rules = from.rules;
            clock = from.clock;
            lifetimes = from.lifetimes;
            ahead = from.ahead;
            skippedKeys = from.skippedKeys;
            pastEpochs = from.pastEpochs;
            resumptionKeys = from.resumptionKeys;
            handshakes = from.handshakes;
            padTo = from.padTo;
        }

        GroupSettings settings() {
            return new GroupSettings(
                    authentication,
                    preSharedKeys,
                    rules,
                    clock,
                    lifetimes,
                    longestLifetime,
                    ahead,
                    skippedKeys,
                    pastEpochs,
                    resumptionKeys,
                    handshakes,
                    padTo);
        }
    }

    Window window() {
        return new Window(ahead, skippedKeys);
    }

    /** The moment that an added leaf's lifetime must cover, null if it is not looked at. */
    @Nullable
    Instant nowForAdded() {
        return lifetimes == Lifetimes.NEVER ? null : clock.instant();
    }

    /** The moment that the lifetimes of a joined tree must cover, null if they are not looked at. */
    @Nullable
    Instant nowForTree() {
        return lifetimes == Lifetimes.EVERYWHERE ? clock.instant() : null;
    }
}
