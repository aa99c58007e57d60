package org.quietroom.gateclient;

import com.fasterxml.jackson.databind.JsonNode;

/** A reference client as a test drives it: each command is an object with {@code op}, each answer an object. */
interface ClientUnderTest extends AutoCloseable {
    /** Answers by {@code failed} what the client refused or could not do. */
    JsonNode ask(JsonNode command) throws Exception;

    @Override
    void close();
}
