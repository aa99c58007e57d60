package org.quietroom.mailman;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.HostActions;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.verdict.Reason;

/**
 * Carries out effects in lists. A release is done when Mailman has it to send out; an author is told when the mail server
 * has taken the mail.
 *
 * <p>Limit: what was released is known until this process ends; so a kill between release and record can send a message
 * twice, both times under the same Message-ID, by which many mail programs show it once. Safe for many threads.
 */
final class MailmanActions implements HostActions {
    private static final long SECONDS = 30;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final Reason AWAY = new Reason("mailman.away", "Mailman is not reached now.");
    private static final Reason NO_MAIL = new Reason("mailman.no-mail", "The mail server does not take mail now.");
    private static final Reason NO_LIST = new Reason("mailman.no-list", "This list is not among the configured lists.");
    private static final Reason UNKNOWN =
            new Reason("mailman.unknown-message", "No message of this list has such a key.");
    private static final Reason UNDELIVERABLE =
            new Reason("mailman.undeliverable", "The mail server refuses mail to this member.");
    private static final Reason GONE = new Reason(
            "mailman.cannot-recall", "Mail that was delivered cannot be recalled; archives can be changed by hand.");

    private final Poller poller;
    private final Courier courier;
    private volatile Map<RoomId, ListDesk> lists = Map.of();

    MailmanActions(Poller poller, Courier courier) {
        this.poller = poller;
        this.courier = courier;
    }

    void serve(Map<RoomId, ListDesk> served) {
        lists = Map.copyOf(served);
    }

    @Override
    public CompletionStage<Receipt> publish(EffectKey key, AccountId account, Effect.Publish effect) {
        String id = effect.submission().id().value();
        if (!ID.matcher(id).matches()) {
            return CompletableFuture.completedFuture(Receipt.cannot(UNKNOWN));
        }
        return with(effect.room(), (desk, list) -> {
            var before = effect.submission().inReplyTo();
            List<String> references =
                    before == null || !ID.matcher(before.value()).matches()
                            ? List.of()
                            : List.of(Keys.messageId(before.value(), list.mailHost()));
            String from = LetterWriter.from(effect.author().name(), list.address());
            return desk.releases()
                    .inject(list, id, Contents.of(from, effect.submission(), references))
                    .copy();
        });
    }

    @Override
    public CompletionStage<Receipt> tell(EffectKey key, AccountId account, Effect.Tell effect) {
        return with(
                effect.room(),
                (desk, list) -> courier.tell(list, account.value(), effect.text())
                        .handle((done, failure) -> {
                            if (failure == null) {
                                return Receipt.done();
                            }
                            return failure instanceof MailServer.UndeliverableException
                                    ? Receipt.cannot(UNDELIVERABLE)
                                    : Receipt.tryAgain(NO_MAIL);
                        }));
    }

    @Override
    public CompletionStage<Receipt> remove(EffectKey key, Effect.Remove effect) {
        return CompletableFuture.completedFuture(Receipt.cannot(lists.containsKey(effect.room()) ? GONE : NO_LIST));
    }

    private interface Work {
        CompletableFuture<Receipt> on(ListDesk desk, MailingList list) throws IOException;
    }

    private CompletionStage<Receipt> with(RoomId room, Work work) {
        ListDesk desk = lists.get(room);
        if (desk == null) {
            return CompletableFuture.completedFuture(
                    lists.isEmpty() ? Receipt.tryAgain(AWAY) : Receipt.cannot(NO_LIST));
        }
        if (!poller.up()) {
            return CompletableFuture.completedFuture(Receipt.tryAgain(AWAY));
        }
        CompletableFuture<Receipt> receipt = new CompletableFuture<>();
        poller.execute(() -> begin(desk, work, receipt));
        return receipt.completeOnTimeout(Receipt.tryAgain(AWAY), SECONDS, TimeUnit.SECONDS);
    }

    private static void begin(ListDesk desk, Work work, CompletableFuture<Receipt> receipt) {
        @Nullable MailingList list = desk.list();
        if (list == null) {
            receipt.complete(Receipt.tryAgain(AWAY));
            return;
        }
        try {
            CompletableFuture<?> unused = work.on(desk, list)
                    .whenComplete((done, failure) -> receipt.complete(failure == null ? done : Receipt.tryAgain(AWAY)));
        } catch (IOException | RuntimeException e) {
            receipt.complete(Receipt.tryAgain(AWAY));
        }
    }
}
