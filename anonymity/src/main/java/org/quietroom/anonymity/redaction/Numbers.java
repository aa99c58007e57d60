package org.quietroom.anonymity.redaction;

import java.util.ArrayList;
import java.util.List;

/** Cards, account numbers, numbers of authorities and telephones: runs of digits, told apart by form, check digit and cue. */
final class Numbers {
    private static final int LONGEST = 48;
    private static final int MOST_DIGITS = 19;

    private final View view;
    private final Hits hits;
    private final Cues cues;
    private final Ids ids;
    private final Phones phones;
    private final List<Run> open = new ArrayList<>();

    Numbers(View view, Hits hits, Cues cues, List<String> regions) {
        this.view = view;
        this.hits = hits;
        this.cues = cues;
        this.ids = new Ids(view, hits, cues);
        this.phones = new Phones(view, hits, cues, regions);
    }

    void find() {
        Tokens tokens = cues.tokens();
        int next = 0;
        for (int t = 0; t < tokens.size(); t++) {
            int start = tokens.start(t);
            if (start < next) {
                continue;
            }
            if (tokens.number(t)) {
                next = digits(start);
            } else if (tokens.word(t) && tokens.length(t) <= 2 && !view.alnum(start - 1)) {
                next = lettered(start);
            }
        }
        ids.cued();
        for (Run run : open) {
            if (!hits.taken(run.start(), run.end())) {
                phones.judge(run);
            }
        }
    }

    /** What begins with letters: an IBAN, a NINO, a NIE. Returns where to go on. */
    private int lettered(int start) {
        if (view.letter(start + 1) && !view.letter(start + 2)) {
            int end = Ibans.begins(view, start) ? Ibans.end(view, start, cues.before(start, Words.List.CARD_CUE)) : 0;
            if (end > 0) {
                hits.add(PiiType.IBAN, start, end);
                return end;
            }
            return ids.nino(start);
        }
        return view.digit(start + 1) ? ids.nie(start) : start;
    }

    private int digits(int at) {
        if (view.letter(at - 1) || view.at(at - 1) == '_') {
            return skip(at);
        }
        Run run = Run.read(view, opening(at), LONGEST);
        if (!hits.taken(run.start(), run.end())) {
            judge(run);
        }
        return Math.max(at + 1, run.end());
    }

    private int skip(int at) {
        int i = at;
        while (view.alnum(i) || view.at(i) == '_') {
            i++;
        }
        return i;
    }

    /** Takes a sign of a telephone number before the digits. */
    private int opening(int at) {
        int start = at;
        if (view.at(start - 1) == '(') {
            start--;
        }
        if (view.at(start - 1) == '+' && !view.alnum(start - 2)) {
            start--;
        } else if (view.at(start - 1) == ' ' && view.at(start - 2) == '+') {
            start -= 2;
        }
        return start;
    }

    private void judge(Run run) {
        if (card(run) || ids.number(run)) {
            return;
        }
        if (run.count() <= MOST_DIGITS) {
            open.add(run);
        }
    }

    private boolean card(Run run) {
        String digits = run.digits();
        int count = digits.length();
        if (count < 12 || count > MOST_DIGITS || run.has("(+/.")) {
            return false;
        }
        boolean cue = cues.near(run.start(), run.end(), Words.List.CARD_CUE);
        boolean issuer = "23456".indexOf(digits.charAt(0)) >= 0 || digits.startsWith("1800");
        boolean grouped = run.groups() == 1 || run.group(0) == 4;
        if (!grouped
                || (!issuer && !cue)
                || (count == 12 && !cue && digits.charAt(0) != '5' && digits.charAt(0) != '6')) {
            return false;
        }
        if ((Checks.luhn(digits) && (run.groups() == 1 || cue || count > 13)) || (cue && count >= 13)) {
            return hits.add(PiiType.CARD, run.start(), run.end());
        }
        return false;
    }
}
