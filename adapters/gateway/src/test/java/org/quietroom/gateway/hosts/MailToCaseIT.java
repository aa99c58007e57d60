package org.quietroom.gateway.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.testkit.FreePort;
import org.quietroom.core.testkit.HostUnderTest;
import org.quietroom.mailman.MailmanInUse;

/** A crisis in a mail becomes a case on the console; how long that takes at Mailman's usual pace and ours is printed, not asserted. */
class MailToCaseIT {
    private static final int TRIES = 5;

    @TempDir
    private static Path folder;

    @Test
    void aCrisisInAMailIsACase() throws Exception {
        try (MailmanInUse lists = MailmanInUse.atUsualPace();
                Installation gateway = new Installation(
                        folder,
                        FreePort.next(),
                        "  " + lists.id() + ":\n" + lists.settings().indent(4))) {
            HostUnderTest.Member wren = lists.join("wren");
            Moderator rowan = gateway.moderator();
            Set<String> known = new TreeSet<>(rowan.queue());
            for (int i = 0; i < TRIES; i++) {
                String words = "The tablets are counted out and I am going to kill myself tonight, mail " + i + ".";
                rowan.caseOf("mailman-hold at its usual pace", known, () -> wren.post(words));
            }
            assertThat(known).hasSize(TRIES);
        }
    }
}
