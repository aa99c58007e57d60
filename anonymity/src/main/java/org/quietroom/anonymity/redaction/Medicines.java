package org.quietroom.anonymity.redaction;

import java.util.List;
import java.util.Locale;

/** The endings of international non-proprietary names (WHO stems): most medicines are formed with one. */
final class Medicines {
    private static final List<String> STEMS = List.of(
            "mab",
            "nib",
            "ciclib",
            "parib",
            "zomib",
            "lisib",
            "taxel",
            "platin",
            "rubicin",
            "bicin",
            "tecan",
            "poside",
            "citabine",
            "trexed",
            "trexate",
            "dronate",
            "dronic",
            "cillin",
            "mycin",
            "micin",
            "floxacin",
            "cycline",
            "azole",
            "conazole",
            "prazole",
            "statin",
            "sartan",
            "dipine",
            "olol",
            "pril",
            "thiazide",
            "gliptin",
            "gliflozin",
            "glutide",
            "formin",
            "setron",
            "pitant",
            "triptan",
            "oxetine",
            "traline",
            "pram",
            "azepam",
            "zolam",
            "zepam",
            "bital",
            "caine",
            "profen",
            "coxib",
            "methasone",
            "sone",
            "solone",
            "onide",
            "lukast",
            "tidine",
            "vir",
            "vudine",
            "ciclovir",
            "grastim",
            "poetin",
            "cept",
            "kinra",
            "limus",
            "trozole",
            "mestane",
            "lutamide",
            "relix",
            "relin",
            "oxifen",
            "degib",
            "rafenib",
            "leucel",
            "stim",
            "mide",
            "tinib");

    private Medicines() {}

    static boolean formed(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        for (String stem : STEMS) {
            if (small.endsWith(stem)) {
                return true;
            }
        }
        return false;
    }
}
