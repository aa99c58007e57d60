package org.quietroom.moderation.text;

import java.util.List;

/** One slip of the fingers that leaves the first letter of a word, or brings the second before it. */
enum Slip {
    /** Two neighbours. */
    EXCHANGED {
        @Override
        boolean makes(String word, String slipped) {
            int at = difference(word, slipped);
            return at + 1 < word.length()
                    && word.charAt(at) == slipped.charAt(at + 1)
                    && word.charAt(at + 1) == slipped.charAt(at)
                    && word.regionMatches(at + 2, slipped, at + 2, word.length() - at - 2);
        }
    },
    /** Left out, or too many. */
    DROPPED {
        @Override
        boolean makes(String word, String slipped) {
            String longer = word.length() > slipped.length() ? word : slipped;
            String shorter = word.length() > slipped.length() ? slipped : word;
            int at = difference(longer, shorter);
            return longer.regionMatches(at + 1, shorter, at, shorter.length() - at);
        }
    },
    REPLACED {
        @Override
        boolean makes(String word, String slipped) {
            int at = difference(word, slipped);
            return word.regionMatches(at + 1, slipped, at + 1, word.length() - at - 1);
        }
    },
    /** One letter another that sounds like it. */
    SOUNDED {
        @Override
        boolean makes(String word, String slipped) {
            return replaced(word, slipped, SOUNDS, (one, other) -> one >= 0 && other >= 0);
        }
    },
    /** One letter another whose key is beside its own. */
    BESIDE {
        @Override
        boolean makes(String word, String slipped) {
            return replaced(word, slipped, KEYS, (one, other) -> one >= 0 && other >= 0 && Math.abs(one - other) == 1);
        }
    },
    /** Two neighbours, twice. */
    EXCHANGED_TWICE {
        @Override
        boolean makes(String word, String slipped) {
            int at = difference(word, slipped);
            if (at == 0 || at + 1 >= word.length()) {
                return false;
            }
            StringBuilder once = new StringBuilder(slipped);
            for (int next = at; next + 1 < word.length(); next++) {
                once.setCharAt(next, slipped.charAt(next + 1));
                once.setCharAt(next + 1, slipped.charAt(next));
                if (EXCHANGED.makes(word, once.toString())) {
                    return true;
                }
                once.setCharAt(next, slipped.charAt(next));
                once.setCharAt(next + 1, slipped.charAt(next + 1));
            }
            return false;
        }
    };

    private static final List<String> SOUNDS = List.of("aeiouy", "csz", "ckq", "fv", "gj", "td", "bp", "mn");

    /** The keys of English, German and French keyboards, along and down. */
    private static final List<String> KEYS = List.of(
            "qwertyuiop",
            "asdfghjklm",
            "zxcvbnm",
            "qwertzuiop",
            "yxcvbn",
            "azertyuiop",
            "qsdfghjklm",
            "qaz",
            "wsx",
            "edc",
            "rfv",
            "tgb",
            "yhn",
            "ujm",
            "ik",
            "ol");

    abstract boolean makes(String word, String slipped);

    /** Whether one letter is another of a row with it, told by their places there: -1 where one has none. */
    private static boolean replaced(String word, String slipped, List<String> rows, Places places) {
        int at = difference(word, slipped);
        return at < word.length()
                && REPLACED.makes(word, slipped)
                && rows.stream()
                        .anyMatch(row -> places.fit(row.indexOf(word.charAt(at)), row.indexOf(slipped.charAt(at))));
    }

    private interface Places {
        boolean fit(int one, int other);
    }

    /** The first place where two words differ, at most the length of the shorter. */
    static int difference(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int at = 0;
        while (at < shorter && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }
}
