package org.quietroom.core.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.port.CaseSink;

/** A desk that keeps every case in memory, in order, and always says the same to authors. Safe for many threads. */
public final class RecordingCases implements CaseSink {
    /** What authors are told of their case. */
    public static final String NOTICE = "A moderator has seen that you wrote.";

    private final List<Intake> opened = new CopyOnWriteArrayList<>();

    @Override
    public Opened open(Intake intake) {
        opened.add(intake);
        return new Opened(new CaseId(String.format(java.util.Locale.ROOT, "K7-%03d", opened.size() % 1000)), NOTICE);
    }

    /** Every case so far. */
    public List<Intake> opened() {
        return List.copyOf(opened);
    }
}
