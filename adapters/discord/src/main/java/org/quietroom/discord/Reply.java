package org.quietroom.discord;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.entities.channel.concrete.PrivateChannel;
import net.dv8tion.jda.api.interactions.InteractionHook;

/** The way back to one author, which nobody else sees. Safe for many threads. */
interface Reply {
    /**
     * Says something to the author. Completes when Discord has it.
     *
     * @param buttons what the author may do next; empty for nothing
     */
    CompletableFuture<Void> say(String text, List<Button> buttons);

    /** The language of the author's client, or the one of the server where that is not known. */
    default Language language() {
        return Language.EN;
    }

    /** Says something of the desk's own in that language. */
    default CompletableFuture<Void> say(Texts text, List<Button> buttons) {
        return say(text.in(language()), buttons);
    }

    /** The same way, to somebody who reads this language. */
    default Reply in(Language language) {
        Reply way = this;
        return new Reply() {
            @Override
            public CompletableFuture<Void> say(String text, List<Button> buttons) {
                return way.say(text, buttons);
            }

            @Override
            public Language language() {
                return language;
            }
        };
    }

    /** The answer to a command, button or form that was deferred: it takes the place of "is thinking". */
    static Reply to(InteractionHook hook) {
        return (text, buttons) -> {
            List<String> pages = Pages.of(text);
            CompletableFuture<Void> said = hook.editOriginal(pages.get(0))
                    .setComponents(rows(buttons))
                    .setAllowedMentions(List.of())
                    .submit()
                    .thenAccept(done -> {});
            for (String page : pages.subList(1, pages.size())) {
                said = said.thenCompose(before -> followUp(hook, page));
            }
            return said;
        };
    }

    /** One more word after the answer, seen by the author alone. */
    static CompletableFuture<Void> followUp(InteractionHook hook, String page) {
        return hook.sendMessage(page)
                .setEphemeral(true)
                .setAllowedMentions(List.of())
                .submit()
                .thenAccept(done -> {});
    }

    /** In the private conversation between the bot and the author. */
    static Reply in(PrivateChannel channel) {
        return (text, buttons) -> {
            List<String> pages = Pages.of(text);
            CompletableFuture<Void> said = CompletableFuture.completedFuture(null);
            for (int i = 0; i < pages.size(); i++) {
                String page = pages.get(i);
                List<ActionRow> below = i == pages.size() - 1 ? rows(buttons) : List.of();
                said = said.thenCompose(before -> channel.sendMessage(page)
                        .setComponents(below)
                        .setAllowedMentions(List.of())
                        .submit()
                        .thenAccept(done -> {}));
            }
            return said;
        };
    }

    private static List<ActionRow> rows(List<Button> buttons) {
        return buttons.isEmpty() ? List.of() : ActionRow.partitionOf(buttons);
    }
}
