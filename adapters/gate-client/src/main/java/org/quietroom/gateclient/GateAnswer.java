package org.quietroom.gateclient;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the gateway answered one request. {@link #toString()} hides the body.
 *
 * @param status the HTTP status
 * @param body the JSON of the answer or of its problem; missing ({@link JsonNode#isMissingNode}) if there was none
 * @param retryAfter seconds after which a request signed anew may fare better; {@link Long#MAX_VALUE} if it did not say
 */
public record GateAnswer(int status, JsonNode body, long retryAfter) {
    @Override
    public String toString() {
        return "GateAnswer[" + status + ", body hidden]";
    }
}
