package org.quietroom.gateway.run;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Answer;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.SealedRooms;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.verdict.Severity;
import org.quietroom.gateway.config.HostConfig;

/** One host of the running program: its configuration, its adapter, its gate, and when it last sent something. */
public final class RunningHost implements Gate {
    private final HostConfig config;
    private final HostAdapter adapter;
    private final Gate gate;
    private final Numbers numbers;
    private final SealedRooms sealedRooms;
    private final Function<Locale, Map<Severity, String>> help;
    private final Clock clock;
    private volatile @Nullable Instant lastSubmission;

    RunningHost(
            HostConfig config,
            HostAdapter adapter,
            Gate gate,
            Numbers numbers,
            SealedRooms sealedRooms,
            Function<Locale, Map<Severity, String>> help,
            Clock clock) {
        this.config = config;
        this.adapter = adapter;
        this.gate = gate;
        this.numbers = numbers;
        this.sealedRooms = sealedRooms;
        this.help = help;
        this.clock = clock;
    }

    /** As configured. */
    public HostConfig config() {
        return config;
    }

    /** Our side of it. */
    public HostAdapter adapter() {
        return adapter;
    }

    /** When it last sent something; null if it has not since the start. */
    public @Nullable Instant lastSubmission() {
        return lastSubmission;
    }

    @Override
    public CompletionStage<Answer> submit(AccountId account, Submission submission) {
        lastSubmission = clock.instant();
        return gate.submit(account, submission)
                .whenComplete((answer, failure) -> numbers.submitted(
                        config.id(), failure == null ? answer.action().name() : "FAILED"));
    }

    @Override
    public CompletionStage<Pseudonym> identify(AccountId account, RoomId room) {
        return gate.identify(account, room);
    }

    @Override
    public Map<Severity, String> helpOnDevice(Locale language) {
        return help.apply(language);
    }

    @Override
    public Optional<SealedRooms> sealedRooms() {
        return Optional.of(sealedRooms);
    }
}
