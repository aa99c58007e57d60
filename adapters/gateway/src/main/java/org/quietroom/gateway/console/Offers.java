package org.quietroom.gateway.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quietroom.gateway.console.CaseView.Offer;
import org.quietroom.moderation.desk.Act;
import org.quietroom.moderation.desk.CaseFile;

/**
 * Which buttons a case has, and in which order. For a crisis, writing comes first, and whatever restricts somebody is set
 * apart: a flag never leads there by itself.
 */
final class Offers {
    private static final List<Act> CRISIS =
            List.of(Act.WRITE, Act.CLOSE_AS_FINE, Act.HAND_OVER, Act.REOPEN, Act.NOT_WHAT_IT_SEEMS);
    private static final List<Act> CRISIS_MORE = List.of(
            Act.RELEASE,
            Act.RELEASE_EDITED,
            Act.REFUSE,
            Act.REMOVE,
            Act.MUTE,
            Act.LIFT,
            Act.REQUEST_BAN,
            Act.CONFIRM_BAN);
    private static final List<Act> ORDINARY = List.of(
            Act.RELEASE,
            Act.CLOSE_AS_FINE,
            Act.RELEASE_EDITED,
            Act.WRITE,
            Act.HAND_OVER,
            Act.REOPEN,
            Act.NOT_WHAT_IT_SEEMS);
    private static final List<Act> ORDINARY_MORE =
            List.of(Act.REFUSE, Act.REMOVE, Act.MUTE, Act.LIFT, Act.REQUEST_BAN, Act.CONFIRM_BAN);
    private static final List<Act> CLAIM = List.of(Act.ACCEPT_HAND_OVER, Act.TAKE, Act.TAKE_OVER, Act.GIVE_BACK);

    private Offers() {}

    static List<Offer> first(CaseFile file, Texts t) {
        List<Act> acts = file.row().urgency().crisis() ? CRISIS : ORDINARY;
        List<Offer> offers = offers(acts, file, t);
        if (!offers.isEmpty()) {
            Offer lead = offers.get(0);
            offers.set(0, new Offer(lead.address(), lead.label(), lead.key(), lead.post(), "primary"));
        }
        return offers;
    }

    static List<Offer> more(CaseFile file, Texts t) {
        return offers(file.row().urgency().crisis() ? CRISIS_MORE : ORDINARY_MORE, file, t);
    }

    static List<Offer> claim(CaseFile file, Texts t) {
        return offers(CLAIM, file, t);
    }

    static @Nullable Offer check(CaseFile file, Texts t) {
        List<Offer> offers = offers(List.of(Act.CHECK_AGAIN), file, t);
        return offers.isEmpty() ? null : offers.get(0);
    }

    private static List<Offer> offers(List<Act> acts, CaseFile file, Texts t) {
        Set<Act> possible = file.possible();
        List<Offer> offers = new ArrayList<>();
        acts.stream().filter(possible::contains).forEach(act -> offers.add(offer(act, file, t)));
        return offers;
    }

    private static Offer offer(Act act, CaseFile file, Texts t) {
        String base = "/desk/cases/" + file.row().id() + "/";
        String label = t.of("act." + act.name());
        boolean pressing = file.row().urgency().pressing();
        return switch (act) {
            case TAKE, TAKE_OVER, GIVE_BACK -> new Offer(base + page(act), label, "i", true, "");
            case ACCEPT_HAND_OVER -> new Offer(base + page(act), label, "i", true, "primary");
            case CLOSE_AS_FINE -> new Offer(base + page(act), label, "e", !pressing, "");
            case RELEASE -> new Offer(base + page(act), label, "p", true, "");
            case REOPEN, CHECK_AGAIN -> new Offer(base + page(act), label, "", true, "");
            case WRITE -> new Offer(base + page(act), label, "r", false, "");
            case HAND_OVER -> new Offer(base + page(act), label, "h", false, "");
            case REFUSE, REMOVE -> new Offer(base + page(act), label, "#", false, "restricting");
            case MUTE, REQUEST_BAN, CONFIRM_BAN -> new Offer(base + page(act), label, "", false, "restricting");
            default -> new Offer(base + page(act), label, "", false, "");
        };
    }

    /** Whether an act restricts somebody, or what they wrote. */
    static boolean restricts(Act act) {
        return switch (act) {
            case REFUSE, REMOVE, MUTE, REQUEST_BAN, CONFIRM_BAN -> true;
            default -> false;
        };
    }

    /** The last part of an act's address. */
    static String page(Act act) {
        return switch (act) {
            case TAKE -> "take";
            case TAKE_OVER -> "take-over";
            case GIVE_BACK -> "give-back";
            case ACCEPT_HAND_OVER -> "accept";
            case CLOSE_AS_FINE -> "fine";
            case RELEASE -> "release-as-written";
            case RELEASE_EDITED -> "release";
            case REOPEN -> "reopen";
            case UNDO -> "undo";
            case WRITE -> "message";
            case HAND_OVER -> "hand-over";
            case REFUSE -> "refuse";
            case REMOVE -> "remove";
            case MUTE -> "mute";
            case LIFT -> "lift";
            case REQUEST_BAN, CONFIRM_BAN -> "ban";
            case MEMO -> "memo";
            case NOT_WHAT_IT_SEEMS -> "seems";
            case SHOW_TEXT -> "text";
            case REVEAL -> "reveal";
            case CHECK_AGAIN -> "check";
        };
    }
}
