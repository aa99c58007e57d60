package org.quietroom.encryption.room;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import com.google.common.primitives.UnsignedBytes;
import com.google.crypto.tink.util.Bytes;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.quietroom.encryption.wire.WireWriter;

/**
 * The numbers that members compare, by voice or side by side: the same on every screen, browsers' too, as long as everybody sees the
 * same keys. A device that is added or changes its key changes the number. How they are made: {@code encryption/web/README.md}.
 */
final class SafetyNumber {
    private static final String LABEL = "quietroom safety v1";
    private static final String ROOM_LABEL = "quietroom room v1";
    private static final int ROUNDS = 20_000;
    private static final int BITS = 512;
    private static final int DIGITS = 5;
    private static final int MODULUS = 100_000;
    private static final int HALF = 6;
    private static final int WHOLE = 12;

    private SafetyNumber() {}

    /** Of two members, twelve groups of five digits. */
    static String ofPair(String room, Collection<DeviceIdentity> one, Collection<DeviceIdentity> other) {
        return Stream.of(half(room, one), half(room, other)).sorted().collect(Collectors.joining(" "));
    }

    private static String half(String room, Collection<DeviceIdentity> devices) {
        return digits(stretched(material(room, devices)), HALF);
    }

    /** Of all members of a room. */
    static String ofRoom(String room, Collection<DeviceIdentity> all) {
        Map<String, List<DeviceIdentity>> members =
                all.stream().collect(Collectors.groupingBy(DeviceIdentity::member, TreeMap::new, Collectors.toList()));
        WireWriter out = new WireWriter().bytes(ROOM_LABEL.getBytes(US_ASCII));
        members.values().forEach(devices -> prefixed(out, material(room, devices)));
        return digits(stretched(out.done()), WHOLE);
    }

    private static byte[] material(String room, Collection<DeviceIdentity> devices) {
        List<String> members =
                devices.stream().map(DeviceIdentity::member).distinct().toList();
        if (members.size() != 1) {
            throw new IllegalArgumentException("a number is made of the devices of one member");
        }
        List<byte[]> keys = devices.stream()
                .map(device -> Asking.decode(device.signatureKey()).orElseThrow())
                .map(Bytes::toByteArray)
                .sorted(UnsignedBytes.lexicographicalComparator())
                .toList();
        WireWriter out = new WireWriter()
                .bytes(LABEL.getBytes(US_ASCII))
                .text(room)
                .text(members.get(0))
                .u32(keys.size());
        keys.forEach(key -> prefixed(out, key));
        return out.done();
    }

    private static void prefixed(WireWriter out, byte[] bytes) {
        out.u32(bytes.length).bytes(bytes);
    }

    /** So slow that nobody tries keys until one gives the same number. */
    private static byte[] stretched(byte[] input) {
        String password = BaseEncoding.base64Url()
                .omitPadding()
                .encode(Hashing.sha512().hashBytes(input).asBytes());
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), LABEL.getBytes(US_ASCII), ROUNDS, BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PBKDF2WithHmacSHA512", e);
        }
    }

    private static String digits(byte[] digest, int groups) {
        StringBuilder digits = new StringBuilder();
        for (int group = 0; group < groups; group++) {
            long value = 0;
            for (int i = group * DIGITS; i < (group + 1) * DIGITS; i++) {
                value = (value * 256 + (digest[i] & 0xFF)) % MODULUS;
            }
            digits.append(group == 0 ? "" : " ").append(String.format(java.util.Locale.ROOT, "%05d", value));
        }
        return digits.toString();
    }
}
