package org.quietroom.gateway.console;

import java.util.Optional;
import java.util.regex.Pattern;
import org.quietroom.moderation.desk.Receipts;

/**
 * The page by which whoever reported something sees how far it has come: without sign-in or navigation, for whoever holds
 * its address. It changes nothing and says nothing of anybody.
 */
final class ReceiptPages {
    static final String PATH = "/r/{token}";

    /** What a token of a member's page looks like. */
    static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");

    private final Shell shell;
    private final Receipts receipts;

    ReceiptPages(Shell shell, Receipts receipts) {
        this.shell = shell;
        this.receipts = receipts;
    }

    void open(Door door) {
        door.getOfHolder(PATH, this::show);
    }

    private void show(Visit visit) {
        Texts t = visit.memberTexts();
        String token = visit.http().pathParam("token");
        Optional<Receipts.Receipt> receipt =
                TOKEN.matcher(token).matches() ? receipts.of(token, t.locale()) : Optional.empty();
        Page page = shell.member(t, "receipt");
        shell.show(
                visit,
                receipt.isPresent() ? 200 : 404,
                "receipt",
                page,
                "state",
                t.of("receipt." + receipt.map(found -> found.progress().name()).orElse("NONE")),
                "words",
                receipt.map(Receipts.Receipt::words).orElse(""),
                "kept",
                receipt.isPresent());
    }
}
