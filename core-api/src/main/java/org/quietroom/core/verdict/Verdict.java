package org.quietroom.core.verdict;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.quietroom.core.message.Part;

/** What one guard concludes about one submission. The strictest of a chain wins: refuse, hold, rewrite, pass. */
public sealed interface Verdict {
    /** Nothing to change. */
    Verdict PASS = new Pass();

    /** Calls the one method of {@code cases} that fits: a new case breaks every caller at compile time. */
    <R> R match(Cases<R> cases);

    /** One method a case. */
    interface Cases<R> {
        /** The submission goes on as it is. */
        R pass();

        /** The submission goes on with these parts. */
        R rewrite(List<Part> parts);

        /** A person must look before anybody else sees it. */
        R hold(Reason reason);

        /** It is not published; the author is told why and keeps the text. */
        R refuse(Reason reason);
    }

    /** Nothing to change. */
    record Pass() implements Verdict {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.pass();
        }
    }

    /**
     * Other words in place of the given ones.
     *
     * @param parts as many parts as before, with the same roles and formats in the same order
     */
    record Rewrite(List<Part> parts) implements Verdict {
        /** Copies the list. */
        public Rewrite {
            parts = List.copyOf(parts);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.rewrite(parts);
        }
    }

    /**
     * A person must look first.
     *
     * @param reason why, as the author may read it
     */
    record Hold(Reason reason) implements Verdict {
        /** @throws NullPointerException if {@code reason} is null */
        public Hold {
            requireNonNull(reason, "reason");
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.hold(reason);
        }
    }

    /**
     * Not published.
     *
     * @param reason why, as the author may read it
     */
    record Refuse(Reason reason) implements Verdict {
        /** @throws NullPointerException if {@code reason} is null */
        public Refuse {
            requireNonNull(reason, "reason");
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.refuse(reason);
        }
    }
}
