package org.quietroom.mailman;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.RoomId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One list. A message is published in three steps, each of which can be repeated: what is published is put into Mailman's
 * incoming queue and is held there like all mail; when it is seen among what is held, the original is discarded; then it is
 * accepted. So whatever is killed when, the original or its successor is still there, and never both are published.
 *
 * <p>What was put in just before a kill may still be on its way. So after a start, originals that were there before wait for
 * a fence: a mail of ours that comes through the same queue after all of that. Belongs to the poller's thread.
 */
final class ListDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ListDesk.class);
    private static final Duration LOST_ON_THE_WAY = Duration.ofMinutes(2);
    private static final Duration CHECK_EVERY = Duration.ofSeconds(10);

    final RoomId room;
    private final String id;
    private final Rest rest;
    private final Keys keys;
    private final Clock clock;
    private final Judging judging;
    private final Releases releases;
    private final Map<String, Incoming> incoming = new LinkedHashMap<>();
    private final Set<String> strangers = new HashSet<>();
    private @Nullable MailingList list;
    private @Nullable String fence;
    private boolean started;
    private Instant fencedAt = Instant.MIN;
    private Instant checked = Instant.MIN;

    ListDesk(RoomId room, Tools tools) {
        this.room = room;
        this.id = room.value();
        this.rest = tools.rest();
        this.keys = tools.keys();
        this.clock = tools.clock();
        this.releases = new Releases(tools);
        this.judging = new Judging(room, tools, releases);
    }

    /** The list as Mailman last described it; null until it has been reached. */
    @Nullable
    MailingList list() {
        return list;
    }

    Releases releases() {
        return releases;
    }

    /** Whether something is on its way, so that looking again soon is worth it. */
    boolean busy() {
        return fence != null || releases.waiting();
    }

    /** Whether messages wait because they could not be judged. */
    boolean stuck() {
        return incoming.values().stream().anyMatch(in -> in.failures > 0);
    }

    /** Looks at what the list holds and does what can be done. */
    void poll() throws IOException {
        MailingList known = check();
        List<HeldMail> held = rest.held(id);
        Set<String> there = held.stream().map(HeldMail::key).collect(Collectors.toSet());
        incoming.keySet().retainAll(there);
        strangers.retainAll(there);
        List<HeldMail> ours = new ArrayList<>();
        for (HeldMail mail : held) {
            if (mail.arrived()) {
                String author = Address.account(mail.sender());
                incoming.computeIfAbsent(
                        mail.key(), key -> new Incoming(mail, author, keys.id(id, author, mail.messageId())));
            } else if (!strangers.contains(mail.key())) {
                ours.add(mail);
            }
        }
        for (HeldMail mail : ours) {
            comeBack(known, mail);
        }
        begin(known);
        if (fence == null) {
            judging.advance(known, incoming);
        }
    }

    /** Does what answers allow that came since. */
    void advance() throws IOException {
        MailingList known = list;
        if (known != null && started && fence == null) {
            judging.advance(known, incoming);
        }
    }

    private MailingList check() throws IOException {
        MailingList known = list;
        Instant now = clock.instant();
        if (known == null || Duration.between(checked, now).compareTo(CHECK_EVERY) > 0) {
            known = rest.list(id);
            list = known;
            ListCheck.require(id, rest.configuration(id));
            checked = now;
        }
        return known;
    }

    /** Something that was put into Mailman, by us or by somebody else, is held. */
    private void comeBack(MailingList known, HeldMail mail) throws IOException {
        String ours = Keys.idIn(mail.messageId()).orElse("");
        if (ours.isEmpty() || !(releases.expects(ours) || ours.equals(fence) || sealed(known, mail, ours))) {
            LOG.warn(
                    "A list holds something that came neither by mail nor from us; it is left to Mailman's moderators.");
            strangers.add(mail.key());
            return;
        }
        if (ours.equals(fence)) {
            fence = null;
        }
        if (ours.startsWith(Releases.FENCE) || releases.published(ours)) {
            rest.act(id, mail.request(), "discard");
            return;
        }
        for (Incoming original : List.copyOf(incoming.values())) {
            if (original.id.equals(ours)) {
                rest.act(id, original.mail.request(), "discard");
                incoming.remove(original.mail.key());
                judging.done(original);
            }
        }
        rest.act(id, mail.request(), "accept");
        releases.accepted(ours);
    }

    private boolean sealed(MailingList known, HeldMail mail, String ours) throws IOException {
        String printed = rest.text(id, mail.request());
        if (printed == null) {
            return false;
        }
        try {
            Letter letter = LetterReader.read(Charsets.ofPython(printed));
            return LetterWriter.sealed(keys, known, ours, letter);
        } catch (LetterReader.UnreadableException e) {
            return false;
        }
    }

    private void begin(MailingList known) throws IOException {
        Instant now = clock.instant();
        boolean lost = releases.lostSince(now.minus(LOST_ON_THE_WAY));
        if (!started || lost) {
            started = true;
            if (lost) {
                releases.forgetWaiting();
                incoming.values().forEach(in -> in.stage = Incoming.Stage.NEW);
            }
            if (!incoming.isEmpty()) {
                fence = releases.injectFence(known);
                fencedAt = now;
            }
        } else if (fence != null && Duration.between(fencedAt, now).compareTo(LOST_ON_THE_WAY) > 0) {
            fence = releases.injectFence(known);
            fencedAt = now;
        }
    }
}
