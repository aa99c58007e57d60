package org.quietroom.anonymity.redaction;

import java.util.List;
import java.util.Map;
import org.quietroom.core.guard.GuardProvider;
import org.quietroom.core.message.Format;
import org.quietroom.core.message.Submission;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.testkit.GuardContract;
import org.quietroom.core.testkit.Samples;

class RedactionGuardContractTest extends GuardContract {
    @Override
    protected GuardProvider provider() {
        return new RedactionGuardProvider();
    }

    @Override
    protected Settings settings() {
        return Settings.of(Map.of("name", "replace", "place", "warn"));
    }

    @Override
    protected List<Submission> examples() {
        return List.of(
                Samples.post("Ring me on +44 20 7946 0018, Emma"),
                Samples.topic(Format.HTML, "<b>Emma</b> Fernsby", "<p>mail <i>ann</i>@example.org from Norway</p>"),
                Samples.post(Format.MARKDOWN, "[me](mailto:ann@example.org) **Emma** lives in Norway"),
                Samples.post(Format.BBCODE, "[url=https://ann.example.org]Emma[/url]"));
    }
}
