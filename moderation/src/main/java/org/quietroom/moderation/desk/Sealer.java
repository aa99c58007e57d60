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
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.port.ForgottenException;
import org.quietroom.core.port.MemberVault;

/**
 * Turns values into sealed bytes and back; what is sealed is JSON in UTF-8. What is in a case is sealed about its author, so
 * that it can be forgotten with them.
 */
final class Sealer {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(times());

    private final MemberVault vault;

    Sealer(MemberVault vault) {
        this.vault = vault;
    }

    byte[] seal(String label, Object value) {
        try {
            return vault.seal(label, JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our bug: " + value.getClass().getSimpleName() + " cannot be written");
        }
    }

    byte[] seal(String label, PseudonymId about, Object value) {
        try {
            return vault.seal(label, about, JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our bug: " + value.getClass().getSimpleName() + " cannot be written");
        }
    }

    /** Seals about the author of a stored case. */
    byte[] seal(String label, Handle handle, CaseId about, Object value) {
        return seal(label, author(handle, about), value);
    }

    byte[] sealBytes(String label, PseudonymId about, byte[] plain) {
        return vault.seal(label, about, plain);
    }

    /** @throws ForgottenException if it was about somebody who has been forgotten */
    byte[] openBytes(String label, byte[] sealed) {
        return vault.open(label, sealed);
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

    /** Seals about the author of a stored case. */
    byte[] sealText(String label, Handle handle, CaseId about, String text) {
        return vault.seal(label, author(handle, about), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Destroys what opens everything about a member. */
    void forget(PseudonymId member) {
        vault.forget(member);
    }

    private static PseudonymId author(Handle handle, CaseId id) {
        return handle.createQuery("SELECT author FROM desk_case WHERE id = :id")
                .bind("id", id.value())
                .mapTo(String.class)
                .findOne()
                .map(PseudonymId::new)
                .orElseThrow(() -> new NoSuchCaseException(id));
    }

    /** Null if there is none, or if it was about somebody who has been forgotten. */
    @Nullable
    String openText(String label, byte @Nullable [] sealed) {
        try {
            return sealed == null ? null : new String(vault.open(label, sealed), StandardCharsets.UTF_8);
        } catch (ForgottenException e) {
            return null;
        }
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
