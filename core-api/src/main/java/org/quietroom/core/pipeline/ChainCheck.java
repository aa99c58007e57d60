package org.quietroom.core.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.GuardProvider;
import org.quietroom.core.guard.Need;
import org.quietroom.core.verdict.GuardId;

/** Turns candidates into a chain, or says everything that is wrong with them. */
final class ChainCheck {
    private final List<String> faults = new ArrayList<>();
    private final List<String> found = new ArrayList<>();
    private final Map<GuardId, String> seen = new HashMap<>();

    private ChainCheck() {}

    static List<Step> chain(List<PipelineBuilder.Candidate> candidates, LongSupplier nanos) {
        ChainCheck check = new ChainCheck();
        if (candidates.isEmpty()) {
            check.faults.add("there is no guard: every message would pass unchecked");
        }
        candidates.forEach(check::declared);
        check.stopIfFaulty();
        List<Step> chain = new ArrayList<>();
        for (PipelineBuilder.Candidate candidate : candidates) {
            check.create(candidate, nanos, chain);
        }
        check.stopIfFaulty();
        chain.sort(Comparator.comparing(Step::phase).thenComparing(Step::id));
        return chain;
    }

    @SuppressWarnings("ConstantValue") // A provider is foreign code: what it must not return, it may.
    private void declared(PipelineBuilder.Candidate candidate) {
        GuardProvider provider = candidate.provider();
        String where = Origin.of(candidate.origin());
        try {
            GuardId id = provider.id();
            if (id == null || provider.phase() == null || provider.onFailure() == null || provider.needs() == null) {
                found.add("a guard without id, phase, needs or failure reaction from " + where);
                faults.add(where + " must return an id, a phase, its needs and a failure reaction, not null");
                return;
            }
            found.add(id + " from " + where);
            String other = seen.putIfAbsent(id, where);
            if (other != null) {
                faults.add("two guards are called " + id + ": " + other + " and " + where);
            }
            if (id.reserved() && !Origin.ours(candidate.origin())) {
                faults.add(
                        where + " calls itself " + id + ", but the prefix quietroom. is reserved for our own guards");
            }
            if (provider.spiVersion() != GuardProvider.SPI_VERSION) {
                faults.add(id + " was written for version " + provider.spiVersion() + " of the guard SPI; this program"
                        + " speaks version " + GuardProvider.SPI_VERSION + ": use a build of it that fits");
            }
            Set<String> unknown = candidate.settings().unknownTo(provider.settings());
            if (!unknown.isEmpty()) {
                faults.add(id + " has no setting called " + String.join(", ", unknown) + "; it has "
                        + provider.settings().stream().map(s -> s.name()).toList());
            }
        } catch (RuntimeException | LinkageError e) {
            found.add("a guard that cannot be asked from " + where);
            faults.add(where + " threw " + e.getClass().getName() + " when it was asked what it is");
        }
    }

    private void create(PipelineBuilder.Candidate candidate, LongSupplier nanos, List<Step> chain) {
        GuardProvider provider = candidate.provider();
        GuardId id = provider.id();
        try {
            Guard guard = candidate.maker().apply(candidate.settings());
            if (guard == null) {
                faults.add(id + " made no guard: create returned null");
                return;
            }
            Set<Need> needs = Set.copyOf(provider.needs());
            chain.add(new Step(id, provider.phase(), needs, provider.onFailure(), guard, new GuardHealth(id, nanos)));
        } catch (IllegalArgumentException e) {
            faults.add(id + " refuses its settings: " + e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            faults.add(id + " threw " + e.getClass().getName() + " when it was made");
        }
    }

    private void stopIfFaulty() {
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("The chain of guards cannot start: " + String.join("; ", faults)
                    + ". Found: " + (found.isEmpty() ? "nothing" : String.join("; ", found)) + ".");
        }
    }
}
