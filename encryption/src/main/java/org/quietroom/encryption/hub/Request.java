package org.quietroom.encryption.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The fields of a request, each checked when it is read. Refusals name the field and never what is in it. */
final class Request {
    private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9_-]{16,64}");
    private static final int LONGEST_GROUP = 64;
    private static final int MOST_DEVICES = 50;

    private final JsonNode root;

    private Request(JsonNode root) {
        this.root = root;
    }

    static Request read(String json, int longest) {
        if (json.length() > longest) {
            throw Refusal.tooLarge("The request");
        }
        return new Request(Json.read(json));
    }

    /** One that names a device and says nothing else. */
    static Request of(Device device) {
        return new Request(Json.read(Json.object().put("device", device.id()).text()));
    }

    /** The asking device. */
    String device() {
        return device("device");
    }

    /** A device that another field names. */
    String device(String field) {
        return device(text(field), field);
    }

    /** The name of an attachment. */
    String attachment() {
        return device(text("attachment"), "attachment");
    }

    /** Names of devices, each once. */
    Set<String> devices(String field) {
        JsonNode array = array(field, MOST_DEVICES);
        Set<String> devices = new LinkedHashSet<>();
        for (JsonNode item : array) {
            if (!devices.add(device(item.isTextual() ? item.textValue() : "", field))) {
                throw Refusal.badRequest("Field '" + field + "' names a device twice.");
            }
        }
        return devices;
    }

    /** The MLS group's id, in its one form. */
    String group() {
        return encode(bytes("group", LONGEST_GROUP));
    }

    /** Whether a field is there and true. */
    boolean flag(String field) {
        return root.path(field).booleanValue();
    }

    long number(String field, long most) {
        JsonNode value = root.path(field);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < 0
                || value.longValue() > most) {
            throw Refusal.badRequest("Field '" + field + "' is a number from 0 to " + most + ".");
        }
        return value.longValue();
    }

    byte[] bytes(String field, int longest) {
        return decode(text(field), field, longest);
    }

    Optional<byte[]> optionalBytes(String field, int longest) {
        return root.has(field) ? Optional.of(bytes(field, longest)) : Optional.empty();
    }

    List<byte[]> listOfBytes(String field, int most, int longest) {
        List<byte[]> all = new ArrayList<>();
        for (JsonNode item : array(field, most)) {
            all.add(decode(item.isTextual() ? item.textValue() : "", field, longest));
        }
        return all;
    }

    private JsonNode array(String field, int most) {
        JsonNode value = root.path(field);
        if (!value.isArray() || value.size() > most) {
            throw Refusal.badRequest("Field '" + field + "' is a list of at most " + most + ".");
        }
        return value;
    }

    String text(String field) {
        JsonNode value = root.path(field);
        if (!value.isTextual()) {
            throw Refusal.badRequest("Field '" + field + "' is missing or no text.");
        }
        return value.textValue();
    }

    private static String device(String value, String field) {
        if (!DEVICE.matcher(value).matches()) {
            throw Refusal.badRequest("Field '" + field + "' is a name of 16 to 64 of A-Z, a-z, 0-9, '_' and '-'.");
        }
        return value;
    }

    private static byte[] decode(String value, String field, int longest) {
        if (value.length() > (longest + 2L) / 3 * 4) {
            throw Refusal.tooLarge("Field '" + field + "'");
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("Field '" + field + "' is not base64url.");
        }
        if (bytes.length == 0 || !encode(bytes).equals(value)) {
            throw Refusal.badRequest(
                    "Field '" + field + "' is empty or not base64url without padding in its one form.");
        }
        return bytes;
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
