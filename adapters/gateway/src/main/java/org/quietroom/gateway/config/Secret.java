package org.quietroom.gateway.config;

import java.util.Optional;
import org.quietroom.core.setting.Setting;

/**
 * A value that is never shown: given in the file, or better by the name of another file or of an environment variable.
 * Immutable.
 */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** This value. */
    public static Secret of(String value) {
        return new Secret(value);
    }

    /** The secret itself. Whoever calls this answers for where it goes. */
    public String reveal() {
        return value;
    }

    /** The three ways to give a secret called {@code name}. */
    static Setting<?>[] settings(String name, String what) {
        return new Setting<?>[] {
            Setting.secret(name, what + ", in this file; better one of the next two."),
            Setting.text(name + "-file", "", "A file that holds it; only its owner should be able to read it."),
            Setting.text(name + "-env", "", "An environment variable that holds it.")
        };
    }

    /** Reads whichever way is used; reports if two are, or if there is nothing to read. Empty if none is. */
    static Optional<Secret> read(Section section, String name, Files files) {
        String inline = section.get(Setting.secret(name, ""));
        String file = section.get(Setting.text(name + "-file", "", ""));
        String variable = section.get(Setting.text(name + "-env", "", ""));
        int ways = (inline.isEmpty() ? 0 : 1) + (file.isEmpty() ? 0 : 1) + (variable.isEmpty() ? 0 : 1);
        if (ways > 1) {
            section.fault(name, "is given in more than one way; keep one of " + name + ", -file, -env");
        }
        if (!file.isEmpty()) {
            Optional<String> text = files.text(file);
            if (text.isEmpty()) {
                section.fault(name + "-file", "names a file that cannot be read or is empty");
            }
            return text.map(Secret::new);
        }
        if (!variable.isEmpty()) {
            Optional<String> text = files.variable(variable);
            if (text.isEmpty()) {
                section.fault(name + "-env", "names an environment variable that is not set");
            }
            return text.map(Secret::new);
        }
        return inline.isEmpty() ? Optional.empty() : Optional.of(new Secret(inline));
    }

    /** Where secrets can be read from. */
    interface Files {
        /** The text of a file without white space around it; empty if it cannot be read. */
        Optional<String> text(String path);

        /** The value of an environment variable; empty if it is not set. */
        Optional<String> variable(String name);
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
