package org.quietroom.mailman;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a list must be set to, so that nothing passes us and nobody else is written to. */
final class ListCheck {
    private ListCheck() {}

    /** @throws Rest.RefusedException if something is set otherwise; the message says what to set */
    static void require(String id, JsonNode configuration) throws Rest.RefusedException {
        List<String> wrong = new ArrayList<>();
        check(configuration, "emergency", true, wrong);
        check(configuration, "respond_to_post_requests", false, wrong);
        check(configuration, "admin_immed_notify", false, wrong);
        check(configuration, "anonymous_list", false, wrong);
        if (!wrong.isEmpty()) {
            throw new Rest.RefusedException("The list " + id + " is not set as it must be, so that messages may pass"
                    + " unseen or moderators be sent them: set " + String.join(", ", wrong) + ".");
        }
    }

    private static void check(JsonNode configuration, String name, boolean wanted, List<String> wrong) {
        if (configuration.path(name).asBoolean(!wanted) != wanted) {
            wrong.add(name + "=" + wanted);
        }
    }
}
