package org.quietroom.moderation.html;

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

class HtmlGuardContractTest extends GuardContract {
    private static final RoomId ROOM = new RoomId(new HostId("forum"), "room");

    @Override
    protected GuardProvider provider() {
        return new HtmlGuardProvider();
    }

    @Override
    protected List<Submission> examples() {
        return List.of(
                example(Format.PLAIN, "I want to kill myself and there is no reason to live."),
                example(Format.HTML, "<p onclick=x>I <b>want</b> to die</p><script>x</script><p>again"),
                example(Format.MARKDOWN, "> I will end my life\n\nPlease talk to us."));
    }

    private static Submission example(Format format, String text) {
        return Submission.post(new MessageId("1"), ROOM, "", Instant.EPOCH)
                .withParts(List.of(new Part(Role.BODY, format, text)));
    }
}
