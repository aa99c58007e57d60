package org.quietroom.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quietroom.core.host.HostHealth;

/** What an operator reads of a host that calls us, or tries to: what is wrong and what to do. */
class HealthTest {
    private static final String POLL = "{\"waitSeconds\":0}";

    private Rig rig = new Rig();

    @AfterEach
    void end() {
        rig.close();
    }

    @Test
    void aHostThatHasNotCalledIsWaitedFor() {
        assertHealth(HostHealth.State.WAITING, "has not called");
    }

    @Test
    void anotherSecretIsNamedUntilTheRightOneComes() throws Exception {
        var other = new GateClient(
                rig.server.address(), "forum", HostSecret.of("another secret, of 32 characters or more"), rig.clock);
        assertThat(other.post("effects/poll", POLL).statusCode()).isEqualTo(401);
        assertHealth(HostHealth.State.REFUSED, "another secret than ours");
        poll();
        assertHealth(HostHealth.State.REACHED, "It called 0 s ago.");
        assertThat(other.post("effects/poll", POLL).statusCode()).isEqualTo(401);
        assertThat(rig.forum.health().state())
                .as("somebody who uses the name of a host that is there does not make it look away")
                .isEqualTo(HostHealth.State.REACHED);
        rig.clock.advance(Duration.ofSeconds(60));
        assertHealth(HostHealth.State.REFUSED, "another secret than ours");
        rig.clock.advance(Duration.ofSeconds(60));
        assertHealth(HostHealth.State.LOST, "Look whether the host runs");
    }

    @Test
    void aMissingSignatureIsNamed() throws Exception {
        HttpRequest bare = HttpRequest.newBuilder(rig.server.address().resolve("/v1/hosts/forum/effects/poll"))
                .POST(HttpRequest.BodyPublishers.ofString(POLL))
                .build();
        assertThat(rig.client.send(bare).statusCode()).isEqualTo(401);
        assertHealth(HostHealth.State.REFUSED, "without a signature");
    }

    @Test
    void aClockThatGoesWrongIsNamed() throws Exception {
        var late = new GateClient(
                rig.server.address(),
                "forum",
                HostSecret.of(Rig.CHARACTERS),
                Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-5)));
        assertThat(late.post("effects/poll", POLL).statusCode()).isEqualTo(401);
        assertHealth(HostHealth.State.REFUSED, "its clock is too far from ours");
    }

    @Test
    void askingTooOftenIsSaid() throws Exception {
        rig.close();
        rig = new Rig(GateLimits.DEFAULT.withPerSecond(1));
        int status = 200;
        for (int i = 0; i < 20 && status == 200; i++) {
            status = rig.client.post("effects/poll", POLL).statusCode();
        }
        assertThat(status).isEqualTo(429);
        assertHealth(HostHealth.State.REACHED, "more often than 'requests-per-second' allows");
        rig.clock.advance(Duration.ofSeconds(91));
        assertThat(rig.forum.health().detail()).doesNotContain("per-second");
    }

    @Test
    void whatIsNotUnderstoodIsSaid() throws Exception {
        assertThat(rig.client.post("effects/poll", "{\"later\":1}").statusCode())
                .isEqualTo(422);
        assertHealth(HostHealth.State.REACHED, "from the same release");
    }

    private void poll() throws Exception {
        assertThat(rig.client.post("effects/poll", POLL).statusCode()).isEqualTo(200);
    }

    private void assertHealth(HostHealth.State state, String words) {
        HostHealth health = rig.forum.health();
        assertThat(health.detail()).contains(words);
        assertThat(health.state()).isEqualTo(state);
    }
}
