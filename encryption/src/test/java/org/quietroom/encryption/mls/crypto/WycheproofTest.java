package org.quietroom.encryption.mls.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quietroom.encryption.mls.Vectors;

/**
 * Project Wycheproof's cases for every primitive below the engine, through the interface the engine uses them by: what is valid
 * gives the result it names, what is invalid is refused.
 *
 * <p>Read in place from {@code shared/vectors/wycheproof}, and what that folder lacks from {@link WycheproofFiles}.
 */
class WycheproofTest {
    private static final Kem X25519 = new X25519Kem();
    private static final Kem P256_ECDH = new P256Kem();
    private static final SignatureScheme ED25519 = new Ed25519();
    private static final SignatureScheme ECDSA = new EcdsaP256();

    /**
     * Valid ECDSA signatures whose point has an x beyond the order: JDK 17 refuses them. No honest signer meets one, the odds are 1 in
     * 2^128.
     */
    private static final Set<Integer> REDUCED = Set.of(350, 479);

    /** Gives null if it refuses the case, otherwise whether its result is the one that the case names. */
    interface Primitive {
        @Nullable
        Boolean right(JsonNode group, JsonNode test);
    }

    /**
     * @param cases that the engine could be given
     * @param beyond cases of lengths that MLS does not know: other keys, nonces, tags
     */
    record Family(String file, int cases, int beyond, Primitive primitive) {
        @Override
        public String toString() {
            return file;
        }
    }

    private static final List<Family> SHARED = List.of(
            new Family("x25519_test", 518, 0, (group, test) -> agrees(X25519, test)),
            new Family("ed25519_test", 151, 0, (group, test) -> verifies(ED25519, group, "pk", test)),
            new Family("aes_gcm_test", 67, 249, (group, test) -> opens(AeadCipher.AES_128_GCM, test)),
            new Family("hkdf_sha256_test", 86, 0, (group, test) -> derives(test)),
            new Family("hmac_sha256_test", 87, 87, (group, test) -> authenticates(test)));

    private static final List<Family> ELSEWHERE = List.of(
            new Family("ecdh_secp256r1_ecpoint_test", 355, 0, (group, test) -> agrees(P256_ECDH, test)),
            new Family(
                    "ecdsa_secp256r1_sha256_test",
                    484,
                    0,
                    (group, test) -> verifies(ECDSA, group, "uncompressed", test)),
            new Family("chacha20_poly1305_test", 316, 9, (group, test) -> opens(AeadCipher.CHACHA20_POLY1305, test)));

    static Stream<Family> families() {
        return Stream.of(SHARED, ELSEWHERE).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("families")
    void valid_is_taken_and_invalid_refused(Family family) throws IOException {
        int cases = 0;
        int beyond = 0;
        JsonNode file = read(family);
        for (JsonNode group : file.required("testGroups")) {
            for (JsonNode test : group.required("tests")) {
                if (isBeyond(group, file.required("algorithm").textValue())) {
                    beyond++;
                    continue;
                }
                cases++;
                Boolean right = family.primitive.right(group, test);
                String name = family.file + " " + test.required("tcId") + " " + test.required("comment");
                switch (test.required("result").textValue()) {
                    case "valid" -> {
                        if (right != null || !mayBeRefused(family, test)) {
                            assertThat(right).as(name).isEqualTo(true);
                        }
                    }
                    case "invalid" -> assertThat(right).as(name).isNotEqualTo(true);
                    default -> assertThat(right).as(name).isNotEqualTo(false);
                }
            }
        }
        assertThat(cases).isEqualTo(family.cases);
        assertThat(beyond).isEqualTo(family.beyond);
    }

    private static boolean mayBeRefused(Family family, JsonNode test) {
        return family.file.startsWith("ecdsa")
                && REDUCED.contains(test.required("tcId").intValue());
    }

    /** Whether the group is of lengths that MLS does not know. */
    private static boolean isBeyond(JsonNode group, String algorithm) {
        return switch (group.required("type").textValue()) {
            case "AeadTest" ->
                group.required("ivSize").intValue() != 8 * AeadCipher.NONCE_LENGTH
                        || group.required("tagSize").intValue() != 8 * AeadCipher.TAG_LENGTH
                        || group.required("keySize").intValue() != (algorithm.equals("AES-GCM") ? 128 : 256);
            case "MacTest" -> group.required("tagSize").intValue() != 8 * Hkdf.LENGTH;
            default -> false;
        };
    }

    private static @Nullable Boolean agrees(Kem kem, JsonNode test) {
        byte[] own = bytes(test, "private");
        try {
            byte[] key = Arrays.copyOfRange(own, Math.max(0, own.length - kem.privateKeyLength()), own.length);
            return Arrays.equals(kem.agree(key, bytes(test, "public")), bytes(test, "shared"));
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    private static @Nullable Boolean verifies(SignatureScheme scheme, JsonNode group, String key, JsonNode test) {
        return scheme.verifies(bytes(group.required("publicKey"), key), bytes(test, "msg"), bytes(test, "sig"))
                ? true
                : null;
    }

    private static @Nullable Boolean opens(AeadCipher cipher, JsonNode test) {
        byte[] key = bytes(test, "key");
        byte[] nonce = bytes(test, "iv");
        byte[] aad = bytes(test, "aad");
        byte[] message = bytes(test, "msg");
        byte[] sealed = concat(bytes(test, "ct"), bytes(test, "tag"));
        byte[] opened = cipher.open(key, nonce, aad, sealed);
        if (opened == null) {
            return null;
        }
        return Arrays.equals(opened, message) && Arrays.equals(cipher.seal(key, nonce, aad, message), sealed);
    }

    private static @Nullable Boolean derives(JsonNode test) {
        byte[] prk = Hkdf.extract(bytes(test, "salt"), bytes(test, "ikm"));
        try {
            byte[] made = Hkdf.expand(prk, test.required("size").intValue(), bytes(test, "info"));
            return Arrays.equals(made, bytes(test, "okm"));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Boolean authenticates(JsonNode test) {
        return MessageDigest.isEqual(Hkdf.mac(bytes(test, "key"), bytes(test, "msg")), bytes(test, "tag"));
    }

    private static JsonNode read(Family family) throws IOException {
        Path file = SHARED.contains(family)
                ? Vectors.file("wycheproof/" + family.file + ".json")
                : WycheproofFiles.file(family.file);
        return new ObjectMapper().readTree(Files.readAllBytes(file));
    }

    private static byte[] bytes(JsonNode of, String field) {
        return Vectors.bytes(of, field);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
