package org.quietroom.discord;

import java.util.concurrent.CompletionException;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.verdict.Reason;

/** What Discord's refusals mean for an effect. */
final class Failures {
    static final Reason AWAY = new Reason("discord.away", "Discord is not reached now.");
    static final Reason NO_ROOM = new Reason("discord.no-room", "This room is not among the configured channels.");
    static final Reason UNKNOWN = new Reason("discord.unknown-message", "No message of this room has such a key.");
    private static final Reason CLOSED =
            new Reason("discord.closed", "The member takes no private messages from this server, or has left it.");
    private static final Reason GONE = new Reason("discord.gone", "The channel or the member is no longer there.");

    private Failures() {}

    static boolean is(Throwable failure, ErrorResponse response) {
        return cause(failure) instanceof ErrorResponseException refused && refused.getErrorResponse() == response;
    }

    /** Whether trying again is of use, and why not. */
    static Receipt receipt(Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof InsufficientPermissionException missing) {
            return Receipt.cannot(new Reason(
                    "discord.permission",
                    "The bot lacks the permission " + missing.getPermission().getName() + " in the channel."));
        }
        if (cause instanceof IllegalArgumentException) {
            return Receipt.cannot(GONE);
        }
        if (!(cause instanceof ErrorResponseException refused)) {
            return Receipt.tryAgain(AWAY);
        }
        return switch (refused.getErrorResponse()) {
            case CANNOT_SEND_TO_USER, MISSING_ACCESS -> Receipt.cannot(CLOSED);
            case MISSING_PERMISSIONS ->
                Receipt.cannot(new Reason(
                        "discord.permission", "The bot lacks a permission in the channel; doctor names it."));
            case UNKNOWN_CHANNEL, UNKNOWN_USER, UNKNOWN_MEMBER, UNKNOWN_GUILD -> Receipt.cannot(GONE);
            default -> refused.getErrorCode() == NO_MUTUAL_SERVER ? Receipt.cannot(CLOSED) : Receipt.tryAgain(AWAY);
        };
    }

    /** The member and the bot share no server any longer. */
    private static final int NO_MUTUAL_SERVER = 50278;

    /** What a log may say of a failure: its class, and Discord's code where it has one. */
    static String words(Throwable failure) {
        Throwable cause = cause(failure);
        String code = cause instanceof ErrorResponseException refused ? " " + refused.getErrorCode() : "";
        return cause.getClass().getName() + code;
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
