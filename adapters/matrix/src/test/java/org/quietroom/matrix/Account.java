package org.quietroom.matrix;

/** Somebody's account at the server, logged in. {@link #toString} hides the token. */
record Account(String user, String device, String token) {
    @Override
    public String toString() {
        return "Account[" + user + "]";
    }
}
