package org.quietroom.moderation.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.quietroom.core.message.Format;
import org.quietroom.core.verdict.Severity;

class ReplayTest {
    @Test
    void aChangedPhraseGainsAndLosesPosts() {
        Replay replay = new Replay(SmallPack.reader("on the rocks"), SmallPack.reader("on the reef"));
        replay.add("a", "we are on the rocks", Format.PLAIN);
        replay.add("b", "we are on the reef", Format.PLAIN);
        replay.add("c", "fog and a horn", Format.PLAIN);
        replay.add("d", "on the reef, fog and a horn", Format.PLAIN);

        assertThat(replay.posts()).isEqualTo(4);
        assertThat(replay.flaggedBefore()).isEqualTo(3);
        assertThat(replay.flaggedAfter()).isEqualTo(3);
        assertThat(replay.changes())
                .containsExactly(
                        new Replay.Change("a", Severity.IMMINENT, Severity.NONE),
                        new Replay.Change("b", Severity.NONE, Severity.IMMINENT),
                        new Replay.Change("d", Severity.PASSIVE, Severity.IMMINENT));
        assertThat(replay.changes()).extracting(Replay.Change::lost).containsExactly(true, false, false);
        assertThat(replay.changes()).extracting(Replay.Change::gained).containsExactly(false, true, false);
    }
}
