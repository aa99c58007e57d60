package org.quietroom.encryption.hub;

import java.util.ArrayList;
import java.util.List;
import org.quietroom.core.host.SealedRooms.Reply;
import org.quietroom.core.message.PrivateRoom;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.encryption.franking.SealedNames;

/** {@code pairs}: with whom the asking member has a private room. It says nothing of anybody else's. */
final class ShowPairs implements Operation {
    @Override
    public Access access() {
        return Access.READ;
    }

    @Override
    public Reply run(Call call) {
        List<Json> pairs = new ArrayList<>();
        for (PrivateRoom pair : PairTable.of(call.handle(), call.member())) {
            PseudonymId other = pair.otherThan(call.member().id());
            long sequence = RoomTable.find(call.handle(), pair.id())
                    .map(RoomTable.Row::sequence)
                    .orElse(0L);
            pairs.add(Json.object()
                    .put("member", SealedNames.of(call.room(), other))
                    .put(
                            "name",
                            DeviceLog.member(call.handle(), call.room(), other)
                                    .map(Pseudonym::name)
                                    .orElse(null))
                    .put("room", SealedNames.of(pair.id()))
                    .put("sequence", sequence));
        }
        return Call.answer(Json.object().put("pairs", pairs));
    }
}
