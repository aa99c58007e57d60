package org.quietroom.encryption;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * How keysets stand in a file: a version line, two lines for whoever finds it, one line a purpose with its Tink keyset
 * (binary protocol buffer, base 64), and a check over all of that by the mark key.
 */
final class KeyRingFormat {
    /** The version that is written; earlier ones are read and lack the purposes that came later. */
    static final int VERSION = 2;

    private static final String NAME = "quietroom-keys v";
    private static final List<String> NOTICE = List.of(
            "# Secret. Whoever has this file can open sealed evidence and learn which account stands behind a pseudonym.",
            "# Whoever loses it can open neither again. Keep a copy apart from the store and from its backups.");
    private static final String CHECK_LABEL = "quietroom/keyring/check/v1\n";
    private static final int CHECK_BYTES = 32;

    private KeyRingFormat() {}

    static byte[] write(Map<Purpose, KeysetHandle> keysets) throws GeneralSecurityException {
        return write(keysets, VERSION);
    }

    static byte[] write(Map<Purpose, KeysetHandle> keysets, int version) throws GeneralSecurityException {
        StringBuilder body = new StringBuilder(NAME).append(version).append('\n');
        NOTICE.forEach(line -> body.append(line).append('\n'));
        for (Purpose purpose : of(version)) {
            KeysetHandle keyset = keyset(keysets, purpose);
            body.append(purpose.word())
                    .append(' ')
                    .append(Base64.getEncoder().encodeToString(CleartextKeys.write(purpose, keyset)))
                    .append('\n');
        }
        String check = HexFormat.of().formatHex(check(keysets, version, body.toString()));
        return body.append("check ").append(check).append('\n').toString().getBytes(ISO_8859_1);
    }

    /**
     * The keysets of a file; one of an earlier version lacks purposes.
     *
     * @throws GeneralSecurityException if this is no such file or anything in it was changed; the message says what
     */
    static Map<Purpose, KeysetHandle> read(byte[] file) throws GeneralSecurityException {
        String text = new String(file, ISO_8859_1);
        if (file.length == 0) {
            throw new GeneralSecurityException("it is empty");
        }
        int version = version(text);
        int checkAt = text.lastIndexOf("\ncheck ") + 1;
        if (checkAt == 0 || !text.endsWith("\n")) {
            throw new GeneralSecurityException("it is cut off");
        }
        String body = text.substring(0, checkAt);
        Map<Purpose, KeysetHandle> keysets = keysets(version, body);
        byte[] found = text.substring(checkAt).getBytes(ISO_8859_1);
        byte[] expected =
                ("check " + HexFormat.of().formatHex(check(keysets, version, body)) + "\n").getBytes(ISO_8859_1);
        if (!MessageDigest.isEqual(expected, found)) {
            throw new GeneralSecurityException("its content was changed");
        }
        return keysets;
    }

    private static int version(String text) throws GeneralSecurityException {
        for (int version = 1; version <= VERSION; version++) {
            if (text.startsWith(NAME + version + "\n")) {
                return version;
            }
        }
        throw new GeneralSecurityException(
                text.startsWith("quietroom-keys ")
                        ? "it was written by another version of Quietroom"
                        : "it is not a Quietroom keyset file");
    }

    private static List<Purpose> of(int version) {
        return Arrays.stream(Purpose.values())
                .filter(purpose -> purpose.since() <= version)
                .toList();
    }

    private static Map<Purpose, KeysetHandle> keysets(int version, String body) throws GeneralSecurityException {
        Map<Purpose, KeysetHandle> keysets = new EnumMap<>(Purpose.class);
        for (String line : body.split("\n")) {
            for (Purpose purpose : of(version)) {
                if (line.startsWith(purpose.word() + " ")) {
                    keysets.put(
                            purpose,
                            keyset(purpose, line.substring(purpose.word().length() + 1)));
                }
            }
        }
        return keysets;
    }

    private static KeysetHandle keyset(Purpose purpose, String base64) throws GeneralSecurityException {
        try {
            return CleartextKeys.read(purpose, Base64.getDecoder().decode(base64));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new GeneralSecurityException("its " + purpose.word() + " keys cannot be read");
        }
    }

    private static KeysetHandle keyset(Map<Purpose, KeysetHandle> keysets, Purpose purpose)
            throws GeneralSecurityException {
        KeysetHandle keyset = keysets.get(purpose);
        if (keyset == null) {
            throw new GeneralSecurityException("it has no " + purpose.word() + " keys");
        }
        return keyset;
    }

    private static byte[] check(Map<Purpose, KeysetHandle> keysets, int version, String body)
            throws GeneralSecurityException {
        for (Purpose purpose : of(version)) {
            keyset(keysets, purpose);
        }
        return keyset(keysets, Purpose.MARK)
                .getPrimitive(Purpose.MARK.configuration(), PrfSet.class)
                .computePrimary((CHECK_LABEL + body).getBytes(ISO_8859_1), CHECK_BYTES);
    }
}
