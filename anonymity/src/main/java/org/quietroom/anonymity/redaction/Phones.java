package org.quietroom.anonymity.redaction;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Telephone numbers: what libphonenumber holds valid in the community's regions, or a form that a cue explains. */
final class Phones {
    /** Tried behind the community's own. */
    private static final List<String> REGIONS = List.of(
            "US", "GB", "DE", "FR", "ES", "CH", "AU", "SE", "NO", "NL", "IT", "PL", "DK", "BE", "AT", "IE", "BR", "ZA",
            "FI", "NZ");
    /** Beyond so many questions a text is judged by form alone, so that its time stays linear and small. */
    private static final int MOST_QUESTIONS = 400;

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final View view;
    private final Hits hits;
    private final Cues cues;
    private final List<String> own;
    private List<String> regions = List.of();
    private int questions;

    Phones(View view, Hits hits, Cues cues, List<String> own) {
        this.view = view;
        this.hits = hits;
        this.cues = cues;
        this.own = own;
    }

    void judge(Run run) {
        int count = run.count();
        if (count < 6 || count > 16 || measure(run)) {
            return;
        }
        if (international(run) || shaped(run) || cued(run)) {
            hits.add(PiiType.PHONE, run.start(), extension(run.end()));
        }
    }

    /** "+…" or "00…". */
    private boolean international(Run run) {
        boolean plus = view.at(run.start()) == '+';
        boolean zeros = run.digits().startsWith("00") && run.count() >= 11;
        return (plus || zeros) && run.count() >= 8;
    }

    /** A form that numbers of the telephone have and few others. */
    private boolean shaped(Run run) {
        if (decimals(run)) {
            return false;
        }
        int count = run.count();
        int groups = run.groups();
        boolean trunk = run.digits().charAt(0) == '0' || view.at(run.start()) == '(';
        if (run.form(3, 3, 4) || run.form(1, 3, 3, 4)) {
            return nanp(run.digits()) || valid(run);
        }
        if (trunk && count >= 8 && (groups > 1 || count >= 10)) {
            return groups == 1 ? valid(run) : true;
        }
        return groups >= 3 && count >= 8 && count <= 12 && shortGroups(run) && valid(run);
    }

    private static boolean nanp(String digits) {
        String ten = digits.length() == 11 ? digits.substring(1) : digits;
        return (ten.charAt(0) >= '2' && ten.charAt(3) >= '2') || (ten.charAt(0) >= '2' && digits.length() == 10);
    }

    private static boolean shortGroups(Run run) {
        for (int i = 0; i < run.groups(); i++) {
            if (run.group(i) < 2 || run.group(i) > 4) {
                return false;
            }
        }
        return true;
    }

    private boolean cued(Run run) {
        return run.count() >= 7
                && !decimals(run)
                && cues.near(run.start(), run.end(), Words.List.PHONE_CUE)
                && !(run.groups() == 1 && run.count() == 8 && run.digits().startsWith("20"));
    }

    /** One point between digits is a fraction, not a number of the telephone. */
    private static boolean decimals(Run run) {
        return (run.groups() == 2 && run.joinedBy('.'))
                || (run.has("/") && !run.has("+(") && run.digits().charAt(0) != '0');
    }

    /** Behind it stands a unit of measure or a per cent sign, before it a currency. */
    private boolean measure(Run run) {
        char next = view.at(run.end());
        char before = view.at(run.start() - 1);
        return next == '%'
                || next == '€'
                || next == '$'
                || before == '$'
                || before == '€'
                || before == '£'
                || before == '#';
    }

    private boolean valid(Run run) {
        String number = view.text(run.start(), run.end());
        if (regions.isEmpty()) {
            Set<String> all = new LinkedHashSet<>(own);
            all.addAll(REGIONS);
            regions = List.copyOf(all);
        }
        for (String region : regions) {
            if (++questions > MOST_QUESTIONS) {
                return true;
            }
            try {
                if (library.isValidNumberForRegion(library.parse(number, region), region)) {
                    return true;
                }
            } catch (NumberParseException e) {
                // No number of this region.
            }
        }
        return false;
    }

    /** "x45", "ext. 45". */
    private int extension(int end) {
        int i = end;
        while (view.at(i) == ' ' || view.at(i) == ',') {
            i++;
        }
        String next = view.text(i, Math.min(view.length(), i + 10)).toLowerCase(java.util.Locale.ROOT);
        int skip = next.startsWith("extension") ? 9 : next.startsWith("ext") ? 3 : next.startsWith("x") ? 1 : 0;
        if (skip == 0) {
            return end;
        }
        i += skip;
        while (view.at(i) == '.' || view.at(i) == ' ' || view.at(i) == ':') {
            i++;
        }
        int digits = i;
        while (view.digit(i) && i - digits < 7) {
            i++;
        }
        return i > digits && !view.alnum(i) ? i : end;
    }
}
