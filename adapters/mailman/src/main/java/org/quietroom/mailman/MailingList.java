package org.quietroom.mailman;

/**
 * A list, as Mailman describes it.
 *
 * @param id such as {@code evening.lists.example.org}
 * @param address where one writes to
 * @param name what people call it
 * @param mailHost the domain of its address
 */
record MailingList(String id, String address, String name, String mailHost) {}
