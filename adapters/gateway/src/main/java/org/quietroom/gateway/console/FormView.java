package org.quietroom.gateway.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One decision with its reason: a page of its own.
 *
 * @param caseId the case
 * @param version what the act must name
 * @param action where it is posted to
 * @param intro what it does, what it leaves behind, who is told
 * @param fields what is asked
 * @param button what the button does
 * @param restricting whether it restricts somebody
 * @param errors what is to be mended
 * @param kept what is said above words that were kept; null if nothing went wrong
 * @param warned codes of the warnings that were shown, so that a second press passes
 * @param template where the words can begin with a template; null if nowhere
 */
public record FormView(
        String caseId,
        long version,
        String action,
        List<String> intro,
        List<Field> fields,
        String button,
        boolean restricting,
        List<Mistake> errors,
        @Nullable String kept,
        String warned,
        @Nullable String template) {

    /** What to mend, and in which field. */
    public record Mistake(String field, String text) {}

    /** How a field is asked. */
    public enum Type {
        /** Several lines. */
        WORDS,
        /** A few short lines. */
        LINES,
        /** One of several, all shown. */
        RADIO,
        /** One of several, in a list. */
        SELECT
    }

    /** One field. {@link #toString()} hides its value. */
    public record Field(
            String name, Type type, String label, String hint, String value, boolean required, List<Option> options) {
        @Override
        public String toString() {
            return "Field[" + name + ", value hidden]";
        }

        static Field words(String name, String label, String hint, String value, boolean required) {
            return new Field(name, Type.WORDS, label, hint, value, required, List.of());
        }

        static Field choose(Type type, String name, String label, String value, List<Option> options) {
            return new Field(name, type, label, "", value, true, options);
        }
    }

    /** One choice; {@code key} is empty if it has none. */
    public record Option(String value, String label, String key) {}
}
