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
            int at = difference(word, slipped);
            return at < word.length()
                    && REPLACED.makes(word, slipped)
                    && SOUNDS.stream()
                            .anyMatch(same ->
                                    same.indexOf(word.charAt(at)) >= 0 && same.indexOf(slipped.charAt(at)) >= 0);
        }
    },
    /** One letter another whose key is beside its own. */
    BESIDE {
        @Override
        boolean makes(String word, String slipped) {
            int at = difference(word, slipped);
            return at < word.length()
                    && REPLACED.makes(word, slipped)
                    && KEYS.stream().anyMatch(row -> beside(row, word.charAt(at), slipped.charAt(at)));
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

    private static boolean beside(String row, char one, char other) {
        int at = row.indexOf(one);
        int beside = row.indexOf(other);
        return at >= 0 && beside >= 0 && Math.abs(at - beside) == 1;
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
