package org.quietroom.mailman;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A list, as Mailman describes it.
 *
 * @param id such as {@code evening.lists.example.org}
 * @param address where one writes to
 * @param name what people call it
 * @param mailHost the domain of its address
 */
record MailingList(String id, String address, String name, String mailHost) {
    private static final String ADDRESS = "fqdn_listname";

    /** @throws Rest.RefusedException if that is no description of a list: who gave it is not Mailman */
    static MailingList read(String id, JsonNode list) throws Rest.RefusedException {
        if (!list.has(ADDRESS)) {
            throw RestFault.notMailman();
        }
        return new MailingList(
                id,
                list.path(ADDRESS).asText(),
                list.path("display_name").asText(id),
                list.path("mail_host").asText());
    }
}
