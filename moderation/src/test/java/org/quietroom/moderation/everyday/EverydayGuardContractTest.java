package org.quietroom.moderation.everyday;

import java.time.Instant;
import java.util.List;
import org.quietroom.core.guard.GuardProvider;
import org.quietroom.core.message.Format;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Role;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.testkit.GuardContract;

class EverydayGuardContractTest extends GuardContract {
    private static final RoomId ROOM = new RoomId(new HostId("forum"), "room");

    @Override
    protected GuardProvider provider() {
        return new EverydayGuardProvider();
    }

    @Override
    protected List<Submission> examples() {
        return List.of(
                example(Format.PLAIN, "Our drops kill cancer cells in weeks, order while it is in stock."),
                example(Format.HTML, "<p onclick=x>Triple <b>your bitcoin</b> within a week</p><script>x</script>"),
                example(Format.MARKDOWN, "> kys weirdo\n\nPlease do not write such things. You deserve your illness."));
    }

    @Override
    protected List<String> growing() {
        return List.of("a", "send me ", "Our drops cure cancer, order now. ", "<b>x</b> ", "e\u0301", "\uD83D\uDC9B");
    }

    private static Submission example(Format format, String text) {
        return Submission.post(new MessageId("1"), ROOM, "", Instant.EPOCH)
                .withParts(List.of(new Part(Role.BODY, format, text)));
    }
}
