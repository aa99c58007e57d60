package org.quietroom.encryption.room;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.util.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.Group;
import org.quietroom.encryption.mls.KeyUse;

/**
 * What left for the hub, what secrets tell about it, and what a member was told is sent; written down outside of the process that
 * may end. Every ciphertext is counted, also those that the hub refused.
 */
final class Ledger {
    private final @Nullable Path file;
    private final Set<String> messages = new HashSet<>();
    private final Map<Long, Bytes> secrets = new HashMap<>();
    private final List<String> promised = new ArrayList<>();
    private final Set<String> heard = new HashSet<>();

    /** @param file lines are appended to it, if it is given */
    Ledger(@Nullable Path file) {
        this.file = file;
    }

    static Ledger read(Path file) throws IOException {
        Ledger ledger = new Ledger(null);
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split(" ", 3);
            switch (words[0]) {
                case "M" -> ledger.messages.add(words[1]);
                case "E" ->
                    ledger.secret(
                            Long.parseLong(words[1]), Asking.decode(words[2]).orElseThrow());
                default -> ledger.promised.add(line.substring(2));
            }
        }
        return ledger;
    }

    synchronized void leaves(String operation, String json) {
        if (operation.equals("send") || operation.equals("mark") || operation.equals("commit")) {
            String field = operation.equals("commit") ? "commit" : "message";
            String message = Asking.text(Asking.read(json, operation), field);
            if (messages.add(message)) {
                append("M " + message);
            }
        }
    }

    /** A device is in this epoch. */
    synchronized void knows(Group group) {
        if (!secrets.containsKey(group.epoch())) {
            KeyUse.senderDataSecrets(group).forEach((epoch, secret) -> {
                secret(epoch, secret);
                append("E " + epoch + " " + Asking.encode(secret));
            });
        }
    }

    private void secret(long epoch, Bytes secret) {
        Bytes before = secrets.put(epoch, secret);
        assertThat(before == null || before.equals(secret))
                .as("one secret an epoch")
                .isTrue();
    }

    /** The program was told that this is sent. */
    synchronized void promised(String words) {
        promised.add(words);
        append("P " + words);
    }

    /** The program was told that this was not sent: then it may have been said once, or not. */
    synchronized void notSent(String words) {
        promised.remove(words);
    }

    /** Somebody has this as something that was said. */
    synchronized void heard(String words) {
        heard.add(words);
    }

    synchronized Set<String> heard() {
        return Set.copyOf(heard);
    }

    synchronized List<String> promised() {
        return List.copyOf(promised);
    }

    private void append(String line) {
        if (file != null) {
            try {
                Files.write(file, (line + "\n").getBytes(UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Fails if two different ciphertexts were made with one key; returns how many ciphertexts were looked at. */
    synchronized int requireEachKeyOnce() {
        Map<String, String> uses = new HashMap<>();
        for (String message : messages) {
            Bytes bytes = Asking.decode(message).orElseThrow();
            Bytes secret = secrets.get(KeyUse.epochOf(bytes));
            assertThat(secret).as("the epoch of every message is known").isNotNull();
            String other = uses.put(KeyUse.of(bytes, secret), message);
            assertThat(other).as("a key that was used twice").isNull();
        }
        return messages.size();
    }
}
