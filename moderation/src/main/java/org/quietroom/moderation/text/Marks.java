package org.quietroom.moderation.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import org.jspecify.annotations.Nullable;

/** What a code point is to a matcher, and what it folds to. */
final class Marks {
    /** What a character does to the words around it. */
    enum Role {
        /** Part of a word. */
        LETTER,
        /** Part of a word; may stand for a letter. */
        DIGIT,
        /** White space: parts words and chunks. */
        SPACE,
        /** As {@link #SPACE}; two of them end a paragraph. */
        NEWLINE,
        /** Dropped inside a word, a gap elsewhere. */
        APOSTROPHE,
        /** A gap that may also mask or stand for a letter. */
        SOFT,
        /** As {@link #SOFT}, and ends a sentence. */
        SOFT_BREAK,
        /** A gap that nothing reaches across. */
        HARD,
        /** As {@link #HARD}, and ends a sentence. */
        HARD_BREAK,
        /** A word by itself. */
        EMOJI,
        /** Not there. */
        NOTHING
    }

    private static final Normalizer2 CASEFOLD = Normalizer2.getNFKCCasefoldInstance();
    private static final Role[] ASCII = new Role[128];
    private static final String SMALL_CAPITALS = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡ\0ʏᴢ";
    /** Longer compatibility mappings are ligatures of whole phrases; folding them would let a text grow without bound. */
    private static final int MAX_MAPPING = 4;

    static {
        for (int c = 0; c < ASCII.length; c++) {
            ASCII[c] = Character.isLetter(c) ? Role.LETTER : Character.isDigit(c) ? Role.DIGIT : Role.HARD;
        }
        set(" \t\f\u000B", Role.SPACE);
        set("\n\r", Role.NEWLINE);
        set("'`", Role.APOSTROPHE);
        set("@$*#-_%^~+|", Role.SOFT);
        set(".!", Role.SOFT_BREAK);
        set("?;:" + Folded.BREAK, Role.HARD_BREAK);
    }

    private Marks() {}

    private static void set(String characters, Role role) {
        characters.chars().forEach(c -> ASCII[c] = role);
    }

    /** The role of an ASCII character. */
    static Role ascii(int c) {
        return ASCII[c];
    }

    /** Whether a unit is an ASCII letter. */
    static boolean asciiLetter(char c) {
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    /** What a code point above ASCII folds to: case, width, style and diacritics off; null if it stays as it is. */
    static @Nullable String mapping(int codePoint) {
        int styled = styled(codePoint);
        if (styled != 0) {
            return String.valueOf((char) styled);
        }
        String mapped = CASEFOLD.getDecomposition(codePoint);
        if (mapped == null || mapped.isEmpty()) {
            return mapped;
        }
        int folded = styled(mapped.codePointAt(0));
        if (folded != 0) {
            return String.valueOf((char) folded);
        }
        return mapped.codePointCount(0, mapped.length()) > MAX_MAPPING ? " " : mapped;
    }

    /** The role of a code point above ASCII that {@link #mapping} left as it is. */
    static Role role(int codePoint) {
        return switch (codePoint) {
            case 0x2018, 0x2019, 0x201B, 0x02BC, 0x2032, 0x00B4 -> Role.APOSTROPHE;
            case 0x0085, 0x2028, 0x2029 -> Role.NEWLINE;
            case 0x2800 -> Role.SPACE;
            case 0x2010, 0x2011, 0x2012, 0x2022, 0x00B7, 0x25CF -> Role.SOFT;
            case 0x3002, 0x0964, 0x06D4, 0x2026 -> Role.SOFT_BREAK;
            case 0x061F, 0x00BF, 0x00A1 -> Role.HARD_BREAK;
            default -> byCategory(codePoint);
        };
    }

    private static Role byCategory(int codePoint) {
        return switch (UCharacter.getType(codePoint)) {
            case UCharacterCategory.NON_SPACING_MARK, UCharacterCategory.ENCLOSING_MARK ->
                UScript.getScript(codePoint) == UScript.INHERITED ? Role.NOTHING : Role.LETTER;
            case UCharacterCategory.COMBINING_SPACING_MARK,
                    UCharacterCategory.UPPERCASE_LETTER,
                    UCharacterCategory.LOWERCASE_LETTER,
                    UCharacterCategory.TITLECASE_LETTER,
                    UCharacterCategory.MODIFIER_LETTER,
                    UCharacterCategory.OTHER_LETTER,
                    UCharacterCategory.DECIMAL_DIGIT_NUMBER,
                    UCharacterCategory.LETTER_NUMBER,
                    UCharacterCategory.OTHER_NUMBER -> Role.LETTER;
            case UCharacterCategory.SPACE_SEPARATOR -> Role.SPACE;
            case UCharacterCategory.FORMAT -> Role.NOTHING;
            case UCharacterCategory.MODIFIER_SYMBOL ->
                UCharacter.hasBinaryProperty(codePoint, UProperty.EMOJI_MODIFIER) ? Role.NOTHING : Role.HARD;
            default -> UCharacter.hasBinaryProperty(codePoint, UProperty.EMOJI) ? Role.EMOJI : Role.HARD;
        };
    }

    /** The Latin letter behind a letter of another style that Unicode does not decompose; 0 if there is none. */
    private static int styled(int codePoint) {
        if (codePoint >= 0x1F150 && codePoint <= 0x1F169) {
            return 'a' + codePoint - 0x1F150;
        }
        if (codePoint >= 0x1F170 && codePoint <= 0x1F189) {
            return 'a' + codePoint - 0x1F170;
        }
        int index = codePoint < 0x250 || codePoint > 0xFFFF ? -1 : SMALL_CAPITALS.indexOf(codePoint);
        return index < 0 ? 0 : 'a' + index;
    }
}
