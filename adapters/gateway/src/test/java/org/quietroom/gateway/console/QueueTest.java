package org.quietroom.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueTest {
    private Stage stage;
    private Caller rowan;

    @BeforeEach
    void open(@TempDir Path folder) {
        stage = new Stage(folder);
        rowan = stage.browser("Rowan");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void filtersNeverHideNow() {
        SampleCases.crisis(stage);
        SampleCases.held(stage, "words");
        String body = rowan.get("/desk/queue?urgency=ORDINARY").body();
        assertThat(body).contains("1 case marked Now is outside this filter");
        assertThat(rowan.get("/desk/queue?urgency=TODAY").body())
                .contains("No case fits this filter. 2 wait outside it.");
    }

    @Test
    void anEmptyQueueAndALostHostNeverLookTheSame() {
        assertThat(rowan.get("/desk/queue").body()).contains("Nothing is waiting. Last submission 13:56 from NodeBB.");
        stage.hosts.set(
                1,
                Stage.host(
                        Stage.CHAT,
                        "XMPP",
                        org.quietroom.core.host.HostHealth.State.LOST,
                        Stage.NOW.minusSeconds(1020),
                        false));
        assertThat(rowan.get("/desk/queue").body())
                .contains("We have received nothing from XMPP since 13:40. Posts there are not being read.")
                .contains("Not reached: XMPP");
    }

    @Test
    void aStoreThatTakesNoWritesIsSaidOnTheQueueAndOnHealth() {
        assertThat(rowan.get("/desk/health").body()).contains("It takes what is written.");
        stage.storeTakesWrites = false;
        assertThat(rowan.get("/desk/queue").body())
                .contains("The store takes no writes: nothing can be decided until it does");
        assertThat(rowan.get("/desk/health").body()).contains("It takes no writes.", "quietroom doctor");
    }
}
