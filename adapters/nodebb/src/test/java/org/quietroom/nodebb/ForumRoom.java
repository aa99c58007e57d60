package org.quietroom.nodebb;

/**
 * A category with one topic.
 *
 * @param category its number
 * @param topic the topic's number
 */
record ForumRoom(int category, int topic) {}
