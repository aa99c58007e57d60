package org.quietroom.mailman;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;

/** Reads a page of held messages as it comes over the wire; what is in the messages is passed over, not stored. */
final class HeldPage {
    private HeldPage() {}

    /** Adds what is on the page; returns how many there are on all pages. */
    static int read(JsonParser parser, List<HeldMail> all) throws IOException {
        int total = 0;
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw RestFault.notMailman();
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("total_size")) {
                total = parser.getValueAsInt();
            } else if (name.equals("entries") && value == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    all.add(entry(parser));
                }
            } else {
                parser.skipChildren();
            }
        }
        return total;
    }

    private static HeldMail entry(JsonParser parser) throws IOException {
        int request = 0;
        String since = "";
        String messageId = "";
        String sender = "";
        boolean arrived = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "request_id" -> request = parser.getValueAsInt();
                case "hold_date" -> since = parser.getValueAsString("");
                case "message_id" -> messageId = parser.getValueAsString("");
                case "sender" -> sender = parser.getValueAsString("");
                case "to_list" -> arrived = parser.getValueAsBoolean();
                default -> parser.skipChildren();
            }
        }
        return new HeldMail(request, since, messageId, sender, arrived);
    }
}
