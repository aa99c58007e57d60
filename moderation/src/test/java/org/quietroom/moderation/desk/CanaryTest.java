package org.quietroom.moderation.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quietroom.core.message.Attachment;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Submission;
import org.quietroom.core.testkit.Databases;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Verdict;
import org.quietroom.moderation.care.CareSettings;

/** What people wrote, their files' names and the host's own keys stand nowhere in the raw bytes of a store. */
class CanaryTest {
    @Test
    void noWordThatAnybodyWroteIsInTheRawFile() throws IOException {
        Path file = Databases.file();
        Setting setting = new Setting(Databases.sqlite(file), CareSettings.NONE);
        Submission submission = new Submission(
                new MessageId("canary-message-key"),
                Setting.ROOM,
                Kind.POST,
                List.of(Part.body("canary-member-words flagged words")),
                List.of(new Attachment("canary-file-name.jpg", "image/jpeg", 12)),
                null,
                new MessageId("canary-reply-key"),
                null,
                false,
                Instant.EPOCH);
        CaseId id = setting.desk
                .sink()
                .open(setting.intake(1, submission, new Verdict.Hold(Setting.WHY), Severity.PLAN, false))
                .id();
        setting.taken(id, Setting.ROWAN);
        setting.desk.letters().saveDraft(Setting.ROWAN, id, "canary-draft");
        setting.desk.letters().memo(Setting.ROWAN, id, setting.version(id), "canary-memo");
        setting.desk.letters().write(Setting.ROWAN, id, setting.version(id), "canary-letter");
        setting.desk.restrictions().mute(Setting.ROWAN, id, setting.version(id), 1, RuleBroken.OTHER, "canary-mute");
        setting.desk.decisions().releaseEdited(Setting.ROWAN, id, setting.version(id), List.of("canary-edited"));
        setting.desk.claims().handOver(Setting.ROWAN, id, setting.version(id), "kim", "canary-hand-over");
        setting.clock.forward(Duration.ofMinutes(1));
        setting.desk
                .outbox()
                .due(100)
                .forEach(due -> setting.desk
                        .outbox()
                        .settle(
                                due.key(),
                                org.quietroom.core.host.Receipt.published(new MessageId("canary-published-key"))));
        int read = 0;
        for (String end : new String[] {"", "-wal", "-shm"}) {
            Path each = file.resolveSibling(file.getFileName() + end);
            if (Files.exists(each)) {
                String raw = new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1);
                read += raw.length();
                assertThat(raw.contains("canary"))
                        .as(each.getFileName().toString())
                        .isFalse();
                assertThat(raw.contains("flagged words")).isFalse();
                assertThat(raw.contains("en/plan-01"))
                        .as("a rule names the phrase it knows")
                        .isFalse();
            }
        }
        assertThat(read).isGreaterThan(50_000);
        assertThat(setting.desk
                        .cases()
                        .showText(id, Setting.ROWAN)
                        .original()
                        .get(0)
                        .text())
                .as("it is stored, and opens")
                .contains("canary-member-words");
    }
}
