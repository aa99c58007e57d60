package org.quietroom.core.host;

import java.util.concurrent.CompletionStage;
import org.quietroom.core.message.AccountId;

/**
 * The effects a host can be asked for. Only the Enactor calls it.
 *
 * <p>Each call carries a key; a host whose profile says {@code dedupe HOST_KEY} does a key at most once. A stage that
 * fails counts as {@link Receipt.Outcome#TRY_AGAIN}. Safe for many threads.
 */
public interface HostActions {
    /** Publishes a held message of {@code account} under its pseudonym. */
    CompletionStage<Receipt> publish(EffectKey key, AccountId account, Effect.Publish effect);

    /** Tells {@code account} something that nobody else sees. */
    CompletionStage<Receipt> tell(EffectKey key, AccountId account, Effect.Tell effect);

    /** Takes a published message away. */
    CompletionStage<Receipt> remove(EffectKey key, Effect.Remove effect);
}
