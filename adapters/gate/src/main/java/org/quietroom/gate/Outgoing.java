package org.quietroom.gate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Answer;
import org.quietroom.core.host.Effect;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;

/** What hosts are sent, as JSON. Fields that say nothing are left out. */
final class Outgoing {
    private Outgoing() {}

    static ObjectNode answer(Answer answer) {
        ObjectNode out = Json.object().put("action", word(answer.action()));
        if (answer.parts() != null) {
            parts(out, answer.parts());
        }
        if (answer.author() != null) {
            out.set("author", author(answer.author()));
        }
        if (answer.notice() != null) {
            out.put("notice", answer.notice());
        }
        if (answer.caseId() != null) {
            out.put("case", answer.caseId().value());
        }
        return out;
    }

    static ObjectNode author(Pseudonym pseudonym) {
        ObjectNode out = Json.object().put("id", pseudonym.id().value()).put("name", pseudonym.name());
        out.putObject("avatar")
                .put("shape", pseudonym.avatar().shape())
                .put("tint", pseudonym.avatar().tint());
        return out;
    }

    static ObjectNode effects(List<PulledEffect> effects) {
        ObjectNode out = Json.object();
        ArrayNode list = out.putArray("effects");
        effects.forEach(e -> list.add(effect(e)));
        return out;
    }

    static ObjectNode problem(Problem problem) {
        return Json.object()
                .put("type", problem.type().uri())
                .put("title", problem.type().title())
                .put("status", problem.type().status())
                .put("detail", problem.detail());
    }

    private static ObjectNode effect(PulledEffect pulled) {
        ObjectNode out = Json.object().put("key", pulled.key().value());
        out.put("room", pulled.effect().room().value());
        @Nullable AccountId account = pulled.account();
        if (account != null) {
            out.put("account", account.value());
        }
        return pulled.effect().match(new Effect.Cases<>() {
            @Override
            public ObjectNode publish(Effect.Publish publish) {
                out.put("type", "publish").set("author", author(publish.author()));
                var submission = publish.submission();
                out.put("message", submission.id().value());
                out.put("kind", word(submission.kind()));
                id(out, "target", submission.target());
                id(out, "inReplyTo", submission.inReplyTo());
                parts(out, submission.parts());
                return out;
            }

            @Override
            public ObjectNode tell(Effect.Tell tell) {
                out.put("type", "tell").set("author", author(tell.to()));
                return out.put("text", tell.text());
            }

            @Override
            public ObjectNode remove(Effect.Remove remove) {
                return out.put("type", "remove").put("message", remove.message().value());
            }
        });
    }

    private static void id(ObjectNode out, String name, @Nullable MessageId id) {
        if (id != null) {
            out.put(name, id.value());
        }
    }

    private static void parts(ObjectNode out, List<Part> parts) {
        ArrayNode list = out.putArray("parts");
        for (Part part : parts) {
            list.addObject()
                    .put("role", word(part.role()))
                    .put("format", word(part.format()))
                    .put("text", part.text());
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
