package org.quietroom.encryption.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.crypto.tink.util.Bytes;
import java.time.Duration;
import java.time.Instant;
import org.quietroom.encryption.hub.Framing.ContentType;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.wire.KeyPackage;
import org.quietroom.encryption.mls.wire.LeafNodeSource;
import org.quietroom.encryption.mls.wire.MlsMessage;
import org.quietroom.encryption.mls.wire.PrivateMessage;
import org.quietroom.encryption.mls.wire.Welcome;

/**
 * What a device can send the hub: any bytes are read or refused, nothing else is ever thrown, and the hub reads what is public of a
 * message as members do. Runs over the recorded inputs in a build; with {@code JAZZER_FUZZ=1} it looks for new ones.
 */
class FramingFuzzIT {
    private static final Instant NOW = Instant.ofEpochSecond(1_795_000_000L);

    private interface Step {
        void take();
    }

    private static boolean taken(Step step) {
        try {
            step.take();
            return true;
        } catch (Refusal expected) {
            assertThat(expected.status()).isBetween(400, 499);
            return false;
        }
    }

    @FuzzTest
    void message(byte[] input) {
        for (ContentType type : ContentType.values()) {
            taken(() -> Framing.tag(Framing.privateMessage(input, type, Mls.GROUP)));
        }
        taken(() -> Framing.requireWelcome(input, 1));
        taken(() -> Framing.requireGroupInfo(input, Mls.GROUP, 7));
        taken(() -> Framing.requireTree(input));
        taken(() -> KeyPackageFraming.expiry(input, "member", new byte[32], NOW, Duration.ofDays(90)));
        asMembersDo(input);
    }

    private static void asMembersDo(byte[] input) {
        MlsMessage read;
        try {
            read = MlsMessage.of(Bytes.copyFrom(input));
        } catch (MlsException notEvenAMessage) {
            return;
        }
        if (read instanceof PrivateMessage sealed && sealed.epoch() >= 0) {
            String group = Request.encode(sealed.groupId().toByteArray());
            ContentType type = ContentType.valueOf(sealed.contentType().name());
            Framing.Private seen = Framing.privateMessage(input, type, group);
            assertThat(seen.epoch()).isEqualTo(sealed.epoch());
            assertThat(seen.authenticated())
                    .isEqualTo(sealed.authenticatedData().toByteArray());
        } else if (read instanceof Welcome welcome && welcome.cipherSuite() >= 1 && welcome.cipherSuite() <= 3) {
            Framing.requireWelcome(input, welcome.secrets().size());
        } else if (read instanceof KeyPackage keyPackage
                && keyPackage.leafNode().source() instanceof LeafNodeSource.InKeyPackage) {
            taken(() -> KeyPackageFraming.expiry(
                    input, "member", keyPackage.leafNode().signatureKey().toByteArray(), NOW, Duration.ofDays(90)));
        }
    }

    @FuzzTest
    void request(byte[] input) {
        String json = new String(input, UTF_8);
        taken(() -> {
            Request request = Request.read(json, 10_000);
            taken(request::device);
            taken(request::group);
            taken(request::attachment);
            taken(() -> request.devices("added"));
            taken(() -> request.number("epoch", Long.MAX_VALUE));
            taken(() -> request.optionalBytes("welcome", 1_000));
            taken(() -> request.listOfBytes("keyPackages", 10, 1_000));
            taken(() -> request.flag("lastResort"));
        });
    }
}
