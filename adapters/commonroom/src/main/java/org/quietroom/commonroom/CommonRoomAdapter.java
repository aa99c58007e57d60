package org.quietroom.commonroom;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostActions;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.host.SealedRooms;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.verdict.Severity;

/**
 * Everything that a chat server in Java needs for Quietroom: what it can do, how it opens and closes; it asks the gate before
 * anybody sees a message ({@code Speaking}), and carries out the effects that come later ({@code CommonRoomActions}).
 *
 * <p>Safe for many threads.
 */
public final class CommonRoomAdapter implements HostAdapter {
    private final HostId host;
    private final CommonRoom house;
    private final CommonRoomActions actions;
    private final Speaking speaking;
    private final WebServer web;
    private volatile @Nullable Gate gate;

    /** Takes the words in {@code house} through Quietroom; serves its pages on {@code address} once opened. */
    CommonRoomAdapter(HostId host, CommonRoom house, WebServer.Address address) {
        this.host = requireNonNull(host, "host");
        this.house = requireNonNull(house, "house");
        this.actions = new CommonRoomActions(house);
        this.speaking = new Speaking(host, house, () -> gate);
        this.web = new WebServer(address, house, this);
    }

    @Override
    public HostProfile profile() {
        return new HostProfile(
                HostProfile.Intercept.GATE,
                HostProfile.WhenWeAreDown.CLOSED_AUTHOR_TOLD,
                HostProfile.IdentityVisibleTo.HOST_OPERATOR,
                HostProfile.ReplaceAuthor.BEFORE,
                HostProfile.Hold.ADAPTER,
                HostProfile.Edit.ANY,
                HostProfile.Remove.HARD,
                HostProfile.Dedupe.HOST_KEY,
                Duration.ZERO,
                EnumSet.of(
                        HostProfile.Ability.REWRITE_BODY,
                        HostProfile.Ability.PRIVATE_REPLY,
                        HostProfile.Ability.REASON_SHOWN,
                        HostProfile.Ability.SEES_EDITS,
                        HostProfile.Ability.SEES_PRIVATE_MESSAGES));
    }

    @Override
    public HostActions actions() {
        return actions;
    }

    @Override
    public void open(Gate opened) {
        if (house.rooms().stream().anyMatch(Room::sealed)
                && opened.sealedRooms().isEmpty()) {
            throw new IllegalStateException("sealed rooms need a gateway with a hub, and this one has none:"
                    + " take them out of 'sealed-rooms', or set the hub up");
        }
        gate = requireNonNull(opened, "gate");
        // A Common Room that opens knows nobody yet, so nobody could let anybody into a sealed room that was before.
        house.rooms().stream()
                .filter(Room::sealed)
                .forEach(room -> opened.sealedRooms().orElseThrow().end(new RoomId(host, room.key())));
        actions.open();
        web.start();
    }

    @Override
    public HostHealth health() {
        return web.health();
    }

    @Override
    public HostHealth probe() {
        return new HostHealth(HostHealth.State.WAITING, "Common Room opens in the gateway's program when that starts.");
    }

    @Override
    public void close() {
        web.stop();
        actions.close();
        gate = null;
    }

    /** Where the pages are once it is open: the port is known then, also if it was 0. */
    public URI address() {
        return web.address();
    }

    /** How members come by their names and their words through the gate. */
    Speaking speaking() {
        return speaking;
    }

    /** What a member's own device may show beside words that sound like a crisis; empty while closed. */
    Map<Severity, String> help(String language) {
        Gate asked = gate;
        return asked == null ? Map.of() : asked.helpOnDevice(Locale.forLanguageTag(language));
    }

    /** The hub of sealed rooms; empty while closed. */
    Optional<SealedRooms> sealed() {
        Gate asked = gate;
        return asked == null ? Optional.empty() : asked.sealedRooms();
    }
}
