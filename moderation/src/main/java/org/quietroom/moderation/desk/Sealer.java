package org.quietroom.moderation.desk;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.port.EvidenceVault;

/** Turns values into sealed bytes and back; what is sealed is JSON in UTF-8. */
final class Sealer {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(times());

    private final EvidenceVault vault;

    Sealer(EvidenceVault vault) {
        this.vault = vault;
    }

    byte[] seal(String label, Object value) {
        try {
            return vault.seal(label, JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our bug: " + value.getClass().getSimpleName() + " cannot be written");
        }
    }

    <T> T open(String label, byte[] sealed, Class<T> type) {
        try {
            return JSON.readValue(vault.open(label, sealed), type);
        } catch (IOException e) {
            throw new IllegalStateException("our bug: a stored " + type.getSimpleName() + " cannot be read");
        }
    }

    byte[] sealText(String label, String text) {
        return vault.seal(label, text.getBytes(StandardCharsets.UTF_8));
    }

    @Nullable
    String openText(String label, byte @Nullable [] sealed) {
        return sealed == null ? null : new String(vault.open(label, sealed), StandardCharsets.UTF_8);
    }

    private static SimpleModule times() {
        return new SimpleModule()
                .addSerializer(Instant.class, new StdSerializer<>(Instant.class) {
                    @Override
                    public void serialize(Instant value, JsonGenerator out, SerializerProvider all) throws IOException {
                        out.writeString(value.toString());
                    }
                })
                .addDeserializer(Instant.class, new StdDeserializer<>(Instant.class) {
                    @Override
                    public Instant deserialize(JsonParser in, DeserializationContext all) throws IOException {
                        return Instant.parse(in.getText());
                    }
                })
                .addSerializer(Duration.class, new StdSerializer<>(Duration.class) {
                    @Override
                    public void serialize(Duration value, JsonGenerator out, SerializerProvider all)
                            throws IOException {
                        out.writeString(value.toString());
                    }
                })
                .addDeserializer(Duration.class, new StdDeserializer<>(Duration.class) {
                    @Override
                    public Duration deserialize(JsonParser in, DeserializationContext all) throws IOException {
                        return Duration.parse(in.getText());
                    }
                });
    }
}
