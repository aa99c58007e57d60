package org.quietroom.gateway.console;

import io.javalin.config.JavalinConfig;
import java.time.Clock;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.quietroom.gateway.console.signin.OneTimeSignIn;
import org.quietroom.gateway.console.signin.Sessions;
import org.quietroom.gateway.console.signin.SignIn;
import org.quietroom.gateway.console.signin.Users;
import org.quietroom.moderation.desk.Desk;
import org.quietroom.moderation.desk.Places;

/**
 * The moderators' console: everything under {@code /desk}, and what members see: under {@code /r} of their reports, under
 * {@code /n} whether they want automatic notes.
 *
 * <p>Guarantee: no page holds an account, member text is on one page only, for whoever took the case, under its covers, and each
 * reading and each cover that is opened is logged;
 * a GET changes nothing. Limit: whoever holds the keyset and the store can read both. Safe for many threads; {@link #close}
 * ends the live updates.
 */
public final class Console implements AutoCloseable {
    private final Refusals refusals;
    private final Door door;
    private final LivePages live;
    private final Counts counts;

    /**
     * @param desk the data
     * @param places the same that the desk was opened with
     * @param users who may sign in
     * @param sessions who is signed in
     * @param surroundings hosts and guards
     * @param link the demo's one-time link; null everywhere else
     */
    public Console(
            ConsoleSettings settings,
            Desk desk,
            Places places,
            Users users,
            Sessions sessions,
            Surroundings surroundings,
            Clock clock,
            @Nullable OneTimeSignIn link) {
        this.counts = new Counts(desk);
        Shell shell = new Shell(surroundings, counts);
        this.refusals = new Refusals(shell, settings.https());
        this.door = new Door(settings, sessions, clock, shell);
        Aftermath aftermath = new Aftermath(desk);
        StaticPages.open(door);
        new SignInPages(settings, shell, users, sessions, new SignIn(users, sessions, clock, link)).open(door);
        new QueuePages(shell, desk, surroundings, aftermath).open(door);
        CasePages cases = new CasePages(shell, desk, aftermath, surroundings.proofs());
        cases.open(door);
        new RevealPages(shell, desk, cases).open(door);
        new FormPages(shell, desk, users, places).open(door);
        new RecordPages(shell, desk, surroundings).open(door);
        new ShadowPages(shell, desk, surroundings).open(door);
        new RulePages(shell, desk, surroundings).open(door);
        new ReceiptPages(shell, desk.receipts()).open(door);
        new NotePages(shell, desk.automaticNotes()).open(door);
        this.live = new LivePages(desk, clock, door);
    }

    /** Adds the console's addresses to a server. */
    public void mount(JavalinConfig config) {
        door.mount(config);
    }

    /** Answers for pages what the HTTP server refuses before it asks any of them. */
    public Request.Handler refusals() {
        return refusals;
    }

    List<Door.Route> routes() {
        return door.routes();
    }

    LivePages live() {
        return live;
    }

    @Override
    public void close() {
        live.close();
        counts.close();
    }
}
