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

/** The engine, bcmls and ts-mls in Node, all in one group and in pairs: each as creator, each as committer. */
class GatheringsTest {
    private static final Kind ENGINE = new Kind("engine", EngineParticipant::new);
    private static final Kind BOUNCY = new Kind("bcmls", BouncyParticipant::new);
    private static final Kind PLAIN = new Kind("ts-mls", name -> TsParticipant.plain(node(), name, 1, false));
    private static final Kind GUARDED = new Kind("browser-layer", name -> TsParticipant.guarded(node(), name));

    private static NodePeer node;

    private static NodePeer node() {
        return node;
    }

    @BeforeAll
    static void start() {
        node = new NodePeer();
    }

    @AfterAll
    static void stop() {
        if (node != null) {
            node.close();
        }
    }

    static Stream<Arguments> gatherings() {
        return Stream.of(List.of(ENGINE, GUARDED), List.of(ENGINE, PLAIN, BOUNCY))
                .flatMap(kinds ->
                        kinds.stream().flatMap(creator -> kinds.stream().map(by -> Arguments.of(kinds, creator, by))));
    }

    @ParameterizedTest(name = "{0}, made by {1}, committed by {2}")
    @MethodSource("gatherings")
    void live(List<Kind> kinds, Kind creator, Kind committer) throws Exception {
        assertThat(Gathering.live(kinds, creator, committer)).isEqualTo(2);
    }
}
