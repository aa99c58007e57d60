package org.quietroom.gate;

import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.message.AccountId;

/**
 * One effect as a host fetches it.
 *
 * @param key what a host recognises a repeat by
 * @param account whom it is about, at the host; null for a removal
 * @param effect what to do
 */
record PulledEffect(EffectKey key, @Nullable AccountId account, Effect effect) {}
