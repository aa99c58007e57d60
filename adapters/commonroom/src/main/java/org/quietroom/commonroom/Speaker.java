package org.quietroom.commonroom;

import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.Avatar;
import org.quietroom.core.message.Pseudonym;

/**
 * Who a member is in one room, as others see it.
 *
 * @param id names them inside the room and nowhere else
 * @param name what is shown
 * @param avatar what is drawn beside it; null for a guest without pseudonym
 */
record Speaker(String id, String name, @Nullable Avatar avatar) {
    static Speaker of(Pseudonym pseudonym) {
        return new Speaker(pseudonym.id().value(), pseudonym.name(), pseudonym.avatar());
    }
}
