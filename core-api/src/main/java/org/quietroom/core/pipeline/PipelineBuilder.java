package org.quietroom.core.pipeline;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.GuardProvider;
import org.quietroom.core.guard.OnFailure;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.verdict.GuardId;

/**
 * Puts a chain of guards together. Nothing is created before {@link #build}, which names everything that is wrong at
 * once. Not safe for many threads.
 */
public final class PipelineBuilder {
    private final List<Candidate> candidates = new ArrayList<>();
    private Duration timeLimit = Duration.ofMillis(100);
    private int maxLength = 100_000;
    private int workers = Math.max(4, Runtime.getRuntime().availableProcessors());
    private int waiting = 10_000;
    private LongSupplier nanos = System::nanoTime;

    PipelineBuilder() {}

    /** Adds a guard with every setting at its fallback. */
    public PipelineBuilder guard(GuardProvider provider) {
        return guard(provider, Settings.EMPTY);
    }

    /** Adds a guard; keys that the provider does not declare fail in {@link #build}. */
    public PipelineBuilder guard(GuardProvider provider, Settings settings) {
        requireNonNull(settings, "settings");
        return add(new Candidate(provider, settings, provider::create));
    }

    /** Adds a guard that is already built, under what its provider declares. */
    public PipelineBuilder guard(GuardProvider provider, Guard guard) {
        requireNonNull(guard, "guard");
        return add(new Candidate(provider, Settings.EMPTY, settings -> guard));
    }

    /** Adds a guard that needs plain text and no provider. */
    public PipelineBuilder guard(GuardId id, Phase phase, OnFailure onFailure, Guard guard) {
        requireNonNull(guard, "guard");
        return add(new Candidate(new Inline(id, phase, onFailure, guard), Settings.EMPTY, settings -> guard));
    }

    private PipelineBuilder add(Candidate candidate) {
        candidates.add(candidate);
        return this;
    }

    /** How long each guard may take for one submission: 1 ms or more, 100 ms if not set. */
    public PipelineBuilder timeLimit(Duration limit) {
        if (limit.toMillis() < 1) {
            throw new IllegalArgumentException("the time limit of a guard is 1 ms or more");
        }
        timeLimit = limit;
        return this;
    }

    /** How many UTF-16 units all texts of a submission may have together: 1 or more, 100,000 if not set. */
    public PipelineBuilder maxLength(int units) {
        maxLength = positive("the text limit", units);
        return this;
    }

    /** How many submissions are judged at the same time: 1 or more; 4, or one a processor, if not set. */
    public PipelineBuilder workers(int count) {
        workers = positive("the number of workers", count);
        return this;
    }

    /** How many submissions may wait for a worker before the next is turned away: 1 or more, 10,000 if not set. */
    public PipelineBuilder waiting(int count) {
        waiting = positive("the number of waiting submissions", count);
        return this;
    }

    /** The clock of the quarantine. */
    PipelineBuilder nanos(LongSupplier source) {
        nanos = source;
        return this;
    }

    private static int positive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " is 1 or more");
        }
        return value;
    }

    /**
     * Makes the guards and starts the threads.
     *
     * @throws IllegalArgumentException if there is no guard, two share an id, one uses the reserved prefix and is not
     *     Quietroom's, one was written for another version of the SPI, or a setting does not fit; the message lists every
     *     fault and every guard with the place it was found in
     */
    public Pipeline build() {
        List<Step> chain = ChainCheck.chain(candidates, nanos);
        return new Pipeline(chain, maxLength, new Workers(workers, waiting, timeLimit.toNanos()));
    }

    /** A guard to be. */
    record Candidate(GuardProvider provider, Settings settings, Function<Settings, Guard> maker) {
        Candidate {
            requireNonNull(provider, "provider");
        }

        /** The class that answers for the guard. */
        Class<?> origin() {
            return provider instanceof Inline inline ? inline.guard().getClass() : provider.getClass();
        }
    }

    /** A guard without a provider of its own. */
    private record Inline(GuardId id, Phase phase, OnFailure onFailure, Guard guard) implements GuardProvider {
        @Override
        public Guard create(Settings settings) {
            return guard;
        }
    }
}
