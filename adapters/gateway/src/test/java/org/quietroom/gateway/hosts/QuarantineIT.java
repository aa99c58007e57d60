package org.quietroom.gateway.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.testkit.FreePort;
import org.quietroom.core.testkit.HostUnderTest;
import org.quietroom.gateway.durability.GatewayProcess;
import org.quietroom.xmpp.GateInUse;
import org.quietroom.xmpp.Prosody;

/**
 * Guards that hang in a gateway as an operator runs it: what members of a real Prosody and the moderators see of it, until the gateway is
 * started again. That a guard which comes back is asked again by itself is shown by {@code OverrunTest} of core-api.
 */
class QuarantineIT {
    private static final int ENOUGH = 3;
    private static final String WAITS = "a moderator looks at your message first";

    @TempDir
    private Path folder;

    private GateInUse chat;
    private Installation gateway;
    private HostUnderTest.Member ann;
    private HostUnderTest.Member ben;
    private Moderator rowan;
    private final Set<String> known = new TreeSet<>();

    @BeforeEach
    void begin() throws Exception {
        Prosody.skipIfAbsent();
        int port = FreePort.next();
        chat = new GateInUse("http://127.0.0.1:" + port);
        gateway = new Installation(
                folder, port, "  " + chat.id() + ":\n" + chat.settings().indent(4));
        ann = chat.join("ann");
        ben = chat.join("ben");
        rowan = gateway.moderator();
    }

    @AfterEach
    void end() throws Exception {
        if (chat != null) {
            chat.close();
        }
        if (gateway != null) {
            gateway.close();
        }
    }

    @Test
    void everybodyIsToldWhatAHangingGuardMeansUntilTheGatewayIsStartedAgain() throws Exception {
        whatOnlyFlagsLetsMessagesGoOnAndACaseSaysThatTheyWereNotChecked();
        whatHoldsLetsEverythingWaitAndEveryAuthorIsTold();
        aGatewayThatIsStartedAgainAsksThemAgainAndWhatWaitedCanBeReleased();
    }

    private void whatOnlyFlagsLetsMessagesGoOnAndACaseSaysThatTheyWereNotChecked() throws Exception {
        for (int i = 0; i < ENOUGH; i++) {
            ann.post("STALL " + i);
            awaitSeen(ben, "STALL " + i);
            assertThat(nextCase()).contains("test.stall: timed out");
        }
        rowan.awaitOnPage(
                "/desk/health",
                "test.stall failed too often and is not asked for now. Posts go on, and a case says what was not checked.");
        ben.post("I slept well.");
        awaitSeen(ann, "I slept well.");
        assertThat(nextCase()).contains("test.stall: not asked: it failed too often");
        assertThat(rowan.page("/desk/queue")).contains("guard is not asked", "test.stall failed too often");
    }

    private void whatHoldsLetsEverythingWaitAndEveryAuthorIsTold() throws Exception {
        for (int i = 0; i < ENOUGH; i++) {
            ann.post("HANG " + i);
            assertThat(nextCase()).contains("test.hang: timed out");
        }
        rowan.awaitOnPage(
                "/desk/health",
                "test.hang failed too often and is not asked for now. Posts wait for a person meanwhile.");
        ben.post("And a good evening.");
        assertThat(nextCase()).contains("test.hang: not asked: it failed too often");
        for (HostUnderTest.Member member : new HostUnderTest.Member[] {ann, ben}) {
            Await.until("the author is told", () -> member.told().stream().anyMatch(told -> told.contains(WAITS)));
        }
        assertThat(rowan.page("/desk/queue")).contains("guards are not asked");
        assertThat(rowan.page("/readyz")).contains("\"ready\":true", "\"test.hang\"", "\"test.stall\"");
        assertThat(rowan.page("/metrics")).containsPattern("quietroom_guards_quarantined [2-9]");
        assertThatThrownBy(() -> GatewayProcess.run("", "doctor", "--config", gateway.config()))
                .hasMessageContaining("The guard test.hang is in quarantine: it failed too often.")
                .hasMessageContaining("The guard test.stall is in quarantine: it failed too often.")
                .hasMessageContaining("Host chat is reached.");
    }

    private void aGatewayThatIsStartedAgainAsksThemAgainAndWhatWaitedCanBeReleased() throws Exception {
        gateway.stop();
        gateway.start();
        ann.post("We are here again.");
        awaitSeen(ben, "We are here again.");
        Moderator sam = gateway.lead();
        assertThat(sam.page("/desk/health")).doesNotContain("test.hang", "test.stall");
        assertThat(ben.received()).contains("STALL 2").doesNotContain("HANG");
        for (String id : sam.queue()) {
            if (sam.page("/desk/cases/" + id).contains("test.hang: timed out")) {
                sam.take(id);
                sam.release(id);
            }
        }
        awaitSeen(ben, "HANG 0");
        awaitSeen(ben, "HANG 1");
        awaitSeen(ben, "HANG 2");
        assertThat(ann.received()).doesNotContain("And a good evening.");
    }

    /** The page of a case that was not there before. */
    private String nextCase() {
        String id = rowan.awaitCaseBeside(known);
        known.add(id);
        return rowan.page("/desk/cases/" + id);
    }

    private static void awaitSeen(HostUnderTest.Member member, String words) throws Exception {
        Await.until(
                words + " is seen",
                () -> member.seen().stream().anyMatch(seen -> seen.text().equals(words)));
    }
}
