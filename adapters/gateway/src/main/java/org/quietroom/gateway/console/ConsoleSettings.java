package org.quietroom.gateway.console;

/**
 * How the console is reached.
 *
 * @param https whether browsers reach it by https; if not, it must listen on loopback alone
 * @param behindProxy whether the last address in {@code X-Forwarded-For} was written by a proxy of ours
 */
public record ConsoleSettings(boolean https, boolean behindProxy) {
    /** Plain http on loopback: the demo, tests, an SSH tunnel. */
    public static final ConsoleSettings LOOPBACK = new ConsoleSettings(false, false);

    /** The session cookie's name; the prefix makes browsers insist on Secure, no Domain and Path=/. */
    String cookie() {
        return https ? "__Host-quietroom" : "quietroom";
    }

    String setCookie(String token) {
        return cookie() + "=" + token + "; Path=/; HttpOnly; SameSite=Strict" + (https ? "; Secure" : "");
    }

    String dropCookie() {
        return setCookie("") + "; Max-Age=0";
    }
}
