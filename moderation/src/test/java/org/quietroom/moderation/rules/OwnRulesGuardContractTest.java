package org.quietroom.moderation.rules;

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

class OwnRulesGuardContractTest extends GuardContract {
    @Override
    protected GuardProvider provider() {
        OwnRulesGuardProvider provider = new OwnRulesGuardProvider();
        provider.live()
                .use(RuleSet.of(List.of(
                        new RuleSet.Named("A", RuleCheckTest.words("green drops")),
                        new RuleSet.Named("B", RuleCheckTest.pattern("save \\d+%", "save 5%", "save")))));
        return provider;
    }

    @Override
    protected List<Submission> examples() {
        return List.of(
                example(Format.PLAIN, "Buy green drops, save 20% today."),
                example(Format.HTML, "<p>Buy <b>green</b> drops</p>"),
                example(Format.MARKDOWN, "> green drops\n\nNo."));
    }

    private static Submission example(Format format, String text) {
        return Submission.post(new MessageId("1"), new RoomId(new HostId("forum"), "room"), "", Instant.EPOCH)
                .withParts(List.of(new Part(Role.BODY, format, text)));
    }
}
