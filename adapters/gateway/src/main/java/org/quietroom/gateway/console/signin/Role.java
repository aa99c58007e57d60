package org.quietroom.gateway.console.signin;

/** What somebody may do in the console. Each includes those before it. */
public enum Role {
    /** Reads cases and decides. */
    MODERATOR,
    /** Also assigns cases, reads everybody's log and the shadow report. */
    LEAD
}
