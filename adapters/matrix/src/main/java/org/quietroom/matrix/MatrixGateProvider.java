package org.quietroom.matrix;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.quietroom.core.host.GateRouteProvider;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.host.HostProfile.Ability;
import org.quietroom.core.host.HostProfile.Dedupe;
import org.quietroom.core.host.HostProfile.Edit;
import org.quietroom.core.host.HostProfile.Hold;
import org.quietroom.core.host.HostProfile.IdentityVisibleTo;
import org.quietroom.core.host.HostProfile.Intercept;
import org.quietroom.core.host.HostProfile.Remove;
import org.quietroom.core.host.HostProfile.ReplaceAuthor;
import org.quietroom.core.host.HostProfile.WhenWeAreDown;
import org.quietroom.core.message.HostId;
import org.quietroom.core.setting.Setting;
import org.quietroom.core.setting.Settings;

/**
 * What a Synapse with {@code quietroom_synapse} can do: it asks before an event is made, makes it in the name of a user of its
 * own for each pseudonym, and fetches effects. Limits: members see which accounts are in a room, though not which of them wrote
 * what; whoever runs the server sees who sends; an encrypted room has no pseudonyms. Immutable.
 */
public final class MatrixGateProvider implements GateRouteProvider {
    /** The same as {@code encrypted: sealed} of the module. */
    static final Setting<Boolean> SEALED = Setting.flag(
            "encrypted-rooms",
            false,
            "Whether the module lets encrypted messages pass in its rooms (encrypted: sealed on the server). They are not judged"
                    + " and bear the account, so every member then sees accounts.");

    /** For {@link java.util.ServiceLoader}. */
    public MatrixGateProvider() {}

    @Override
    public String type() {
        return "matrix-gate";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(SEALED);
    }

    @Override
    public String whereToLook() {
        return "Look whether quietroom_synapse is installed beside Synapse and stands below modules in homeserver.yaml, and what"
                + " Synapse's log says of it.";
    }

    @Override
    public HostProfile profile(HostId host, Settings settings) {
        boolean sealed = settings.get(SEALED);
        return new HostProfile(
                Intercept.GATE,
                WhenWeAreDown.CLOSED_AUTHOR_TOLD,
                sealed ? IdentityVisibleTo.MEMBERS : IdentityVisibleTo.HOST_OPERATOR,
                sealed ? ReplaceAuthor.NONE : ReplaceAuthor.BEFORE,
                Hold.ADAPTER,
                Edit.NONE,
                Remove.SOFT,
                Dedupe.HOST_KEY,
                Duration.ZERO,
                Set.of(
                        Ability.REWRITE_BODY,
                        Ability.DIRECT_MESSAGE,
                        Ability.REASON_SHOWN,
                        Ability.SEES_EDITS,
                        Ability.SEES_PRIVATE_MESSAGES,
                        Ability.LISTS_ACCOUNTS));
    }
}
