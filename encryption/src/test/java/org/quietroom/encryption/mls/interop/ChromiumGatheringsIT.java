package org.quietroom.encryption.mls.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.quietroom.encryption.mls.interop.Gathering.Kind;

/** The engine and ts-mls in Chromium, by itself and behind the browser's layer: each as creator, each as committer. */
class ChromiumGatheringsIT {
    private static final Kind ENGINE = new Kind("engine", EngineParticipant::new);
    private static final Kind PLAIN = new Kind("ts-mls", name -> TsParticipant.plain(chromium(), name, 1, false));
    private static final Kind GUARDED = new Kind("browser-layer", name -> TsParticipant.guarded(chromium(), name));

    private static ChromiumPeer chromium;

    private static ChromiumPeer chromium() {
        return chromium;
    }

    @BeforeAll
    static void start() {
        chromium = new ChromiumPeer();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    static Stream<Arguments> gatherings() {
        return Stream.of(GUARDED, PLAIN).flatMap(other -> {
            List<Kind> kinds = List.of(ENGINE, other);
            return kinds.stream().flatMap(creator -> kinds.stream().map(by -> Arguments.of(kinds, creator, by)));
        });
    }

    @ParameterizedTest(name = "{0}, made by {1}, committed by {2}")
    @MethodSource("gatherings")
    void live(List<Kind> kinds, Kind creator, Kind committer) throws Exception {
        assertThat(Gathering.live(kinds, creator, committer)).isEqualTo(2);
    }
}
