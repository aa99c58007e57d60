package org.quietroom.core.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.Kind;

/** A member of a {@link RecordingHost}, and what their client saw. Safe for many threads. */
public final class RecordingMember implements HostUnderTest.Member {
    private final RecordingHost host;
    private final AccountId account;
    private final Map<String, HostUnderTest.Seen> view = new LinkedHashMap<>();
    private final List<String> told = new ArrayList<>();
    private final StringBuilder wire = new StringBuilder();
    private CompletionStage<?> last = CompletableFuture.completedStage(null);

    RecordingMember(RecordingHost host, AccountId account) {
        this.host = host;
        this.account = account;
    }

    /** Begins this when all that the member did before is done. */
    synchronized void enqueue(Supplier<CompletionStage<?>> work) {
        last = last.handle((done, failed) -> null).thenCompose(done -> work.get());
    }

    synchronized void show(String id, String name, String text) {
        view.put(id, new HostUnderTest.Seen(name, text));
        receive("message " + id + " by " + name + ": " + text);
    }

    synchronized void replace(String id, String text) {
        view.computeIfPresent(id, (key, seen) -> new HostUnderTest.Seen(seen.name(), text));
        receive("edit of " + id + ": " + text);
    }

    synchronized boolean takeAway(String id) {
        receive("removal of " + id);
        return view.remove(id) != null;
    }

    synchronized void tell(String text) {
        told.add(text);
        receive("for you alone: " + text);
    }

    synchronized void receive(String line) {
        wire.append(line).append('\n');
    }

    /** Puts the newest message before the one that came before it. */
    synchronized void swapLastTwo() {
        List<Map.Entry<String, HostUnderTest.Seen>> entries = new ArrayList<>(view.entrySet());
        if (entries.size() > 1) {
            Map.Entry<String, HostUnderTest.Seen> earlier = entries.get(entries.size() - 2);
            view.remove(earlier.getKey());
            view.put(earlier.getKey(), earlier.getValue());
        }
    }

    @Override
    public AccountId account() {
        return account;
    }

    @Override
    public String post(String text) {
        return host.submit(this, Kind.POST, null, host.members(), text);
    }

    @Override
    public void edit(String key, String text) {
        host.submit(this, Kind.EDIT, key, host.members(), text);
    }

    @Override
    public boolean delete(String key) {
        host.submit(this, Kind.DELETE, key, host.members(), "");
        return true;
    }

    @Override
    public void whisper(HostUnderTest.Member to, String text) {
        host.submit(this, Kind.PRIVATE_MESSAGE, null, List.of(this, (RecordingMember) to), text);
    }

    @Override
    public synchronized List<HostUnderTest.Seen> seen() {
        return List.copyOf(view.values());
    }

    @Override
    public synchronized List<String> told() {
        return List.copyOf(told);
    }

    @Override
    public synchronized String received() {
        return wire.toString();
    }
}
