package org.quietroom.encryption.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What this device keeps of what was said and what happened. Safe for many threads. */
public final class History {
    private static final int PAGE = 500;

    private final Keeper keeper;
    private final Turns turns;

    History(Keeper keeper, Turns turns) {
        this.keeper = keeper;
        this.turns = turns;
    }

    /**
     * The lines after one, in their order. Whoever keeps the number of the last line it has dealt with misses none and sees none
     * twice, also over a crash.
     *
     * @param after a line's number; 0 for the first
     */
    public List<Line> lines(long after, int most) {
        return turns.get(() -> {
            List<Line> lines = new ArrayList<>();
            for (Map.Entry<Long, byte[]> entry :
                    keeper.page("line", after, most).entrySet()) {
                lines.add(LineForm.read(entry.getKey(), entry.getValue()));
            }
            return lines;
        });
    }

    /**
     * Deletes all lines that this device keeps, in whatever phase it is: all of them or, if it ends meanwhile, none. Its keys and its
     * place in the room stay, what has not gone out goes out, and what comes from now on is a line, with a number of its own.
     * Limits: devices of others, and this member's other ones, keep theirs; the hub keeps ciphertext until every device has it, 30
     * days at most, and attachments 30 days; a backup opens as before; what was reported stays with the moderators.
     *
     * @throws org.quietroom.core.port.UnavailableException if the store cannot be reached: it may have happened or not
     */
    public void delete() {
        turns.run(keeper::deleteLines);
    }

    /** The newest messages, at most 10,000, sealed for the member's next device. Never for the hub. */
    public byte[] backup(RecoveryCode code) {
        List<Line.Said> said = new ArrayList<>();
        long after = 0;
        for (List<Line> page = lines(after, PAGE); !page.isEmpty(); page = lines(after, PAGE)) {
            for (Line line : page) {
                after = line.number();
                if (line instanceof Line.Said message) {
                    said.add(message);
                }
            }
        }
        return Backup.seal(
                code, keeper.room, keeper.self.member(), keeper.settings.clock().instant(), said);
    }

    /** The messages of a backup of this member and room, oldest first; empty if it opens with another code, or is none. */
    public Optional<List<Line.Said>> read(RecoveryCode code, byte[] backup) {
        return Backup.open(code, keeper.room, keeper.self.member(), backup);
    }
}
