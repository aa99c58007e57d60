package org.quietroom.encryption.mls.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quietroom.encryption.mls.Vectors;

/** RFC 9180, appendix A: base mode of the three combinations that MLS suites 1, 2 and 3 use. */
class HpkeVectorsTest {
    private static final Map<String, Hpke> WANTED = Map.of(
            "32 1 1", new Hpke(new X25519Kem(), AeadCipher.AES_128_GCM),
            "32 1 3", new Hpke(new X25519Kem(), AeadCipher.CHACHA20_POLY1305),
            "16 1 1", new Hpke(new P256Kem(), AeadCipher.AES_128_GCM));

    @Test
    void keys_contexts_sealed_and_exported_values() throws IOException, GeneralSecurityException {
        int seen = 0;
        for (Setup setup : setups(Files.readString(Vectors.file("hpke/rfc9180-appendix-A-test-vectors.md")))) {
            Hpke hpke = WANTED.get(setup.text("kem_id") + " " + setup.text("kdf_id") + " " + setup.text("aead_id"));
            if (hpke != null && setup.text("mode").equals("0")) {
                check(hpke, setup);
                seen++;
            }
        }
        assertThat(seen).isEqualTo(WANTED.size());
    }

    private static void check(Hpke hpke, Setup setup) throws GeneralSecurityException {
        byte[] info = setup.bytes("info");
        byte[] ephemeral = hpke.derivePrivate(setup.bytes("ikmE"));
        assertThat(ephemeral).isEqualTo(setup.bytes("skEm"));
        assertThat(hpke.kem.publicOf(ephemeral)).isEqualTo(setup.bytes("pkEm"));
        byte[] recipient = hpke.derivePrivate(setup.bytes("ikmR"));
        assertThat(recipient).isEqualTo(setup.bytes("skRm"));
        assertThat(hpke.kem.publicOf(recipient)).isEqualTo(setup.bytes("pkRm"));

        Hpke.Sending sending = hpke.send(setup.bytes("pkRm"), info, ephemeral);
        assertThat(sending.encapsulated).isEqualTo(setup.bytes("enc"));
        HpkeContext receiving = hpke.receive(sending.encapsulated, recipient, setup.bytes("pkRm"), info);

        Map<Integer, Map<String, String>> sealed = new HashMap<>();
        for (Map<String, String> part : setup.parts) {
            if (part.containsKey("sequence number")) {
                sealed.put(Integer.valueOf(value(part, "sequence number")), part);
            } else if (part.containsKey("exported_value")) {
                int length = Integer.parseInt(value(part, "L"));
                byte[] context = hex(value(part, "exporter_context"));
                assertThat(sending.context.export(context, length)).isEqualTo(hex(value(part, "exported_value")));
                assertThat(receiving.export(context, length)).isEqualTo(hex(value(part, "exported_value")));
            }
        }
        assertThat(sealed).hasSize(6);
        for (int sequence = 0; sequence <= 256; sequence++) {
            Map<String, String> part = sealed.getOrDefault(sequence, Map.of("aad", "", "pt", ""));
            byte[] ciphertext = sending.context.seal(hex(value(part, "aad")), hex(value(part, "pt")));
            if (part.containsKey("ct")) {
                assertThat(ciphertext).isEqualTo(hex(value(part, "ct")));
            }
            assertThat(receiving.open(new byte[] {9}, ciphertext)).isNull();
            assertThat(receiving.open(hex(value(part, "aad")), ciphertext)).isEqualTo(hex(value(part, "pt")));
        }
    }

    private static String value(Map<String, String> part, String name) {
        return part.getOrDefault(name, "");
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static final class Setup {
        final List<Map<String, String>> parts = new ArrayList<>(List.of(new HashMap<>()));

        String text(String name) {
            return value(parts.get(0), name);
        }

        byte[] bytes(String name) {
            return hex(text(name));
        }
    }

    /** One setup for each heading "… Setup Information"; a blank line or heading begins a new part of it. */
    private static List<Setup> setups(String markdown) {
        List<Setup> setups = new ArrayList<>();
        String name = "";
        for (String line : markdown.lines().toList()) {
            if (line.endsWith("Setup Information")) {
                setups.add(new Setup());
            } else if (setups.isEmpty()) {
                continue;
            }
            List<Map<String, String>> parts = setups.get(setups.size() - 1).parts;
            if (line.isBlank() || line.startsWith("#") || line.startsWith("~")) {
                if (!parts.get(parts.size() - 1).isEmpty()) {
                    parts.add(new HashMap<>());
                }
                continue;
            }
            int colon = line.indexOf(':');
            name = colon < 0 ? name : line.substring(0, colon);
            parts.get(parts.size() - 1).merge(name, line.substring(colon + 1).strip(), String::concat);
        }
        return setups;
    }
}
