package org.quietroom.mailman;

/**
 * What Mailman says of a message it holds, without its words. {@link #toString()} shows no address.
 *
 * @param request Mailman's number of it, used again once it is gone
 * @param since when it was held, as Mailman writes it
 * @param messageId its Message-ID
 * @param sender from whom it is, as Mailman sees it
 * @param arrived whether it came by mail; otherwise somebody put it in through Mailman's own interface
 */
record HeldMail(int request, String since, String messageId, String sender, boolean arrived) {
    /** Tells it from a later one with the same number. */
    String key() {
        return request + " " + since;
    }

    @Override
    public String toString() {
        return "HeldMail[" + request + "]";
    }
}
