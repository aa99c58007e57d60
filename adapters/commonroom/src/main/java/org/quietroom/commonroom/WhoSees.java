package org.quietroom.commonroom;

import org.quietroom.core.host.HostProfile;
import org.quietroom.core.host.HostProfile.IdentityVisibleTo;

/** The privacy line under a room's name, and the table behind it, as the host's profile has them. */
final class WhoSees {
    private final Html line;

    WhoSees(HostProfile profile, boolean veiled) {
        boolean moderators = profile.identityVisibleTo().compareTo(IdentityVisibleTo.HOST_MODERATORS) >= 0;
        boolean operator = profile.identityVisibleTo().compareTo(IdentityVisibleTo.HOST_OPERATOR) >= 0;
        this.line = Html.of(
                """
                <details class="privacy"><summary><span>Who you are: <b>{}</b></span>
                <span>Your words: <b>the team can read</b></span> <u>Who can see what</u></summary>
                <table><thead><tr><th scope="col">Reader</th><th scope="col">Your words</th><th scope="col">Who you are</th>
                </tr></thead><tbody>
                <tr><th scope="row">Members</th><td>Yes. What you say to one alone: only that one</td><td>{}</td></tr>
                <tr><th scope="row">Moderators</th><td>Yes, if they are in the room, or a message waits or is flagged. Also
                private ones</td><td>{}</td></tr>
                <tr><th scope="row">Whoever runs this server</th><td>Yes</td><td>{}</td></tr>
                <tr><th scope="row">A thief of the database</th><td>Yes, if they have the key too: what waits or is flagged
                is kept, sealed. The rest is in memory only</td><td>Yes, if they have the key too</td></tr>
                <tr><th scope="row">A court</th><td>Yes, what is kept</td><td>Yes, if whoever runs this server can
                tell</td></tr>
                </tbody></table>
                <p>How you write and what you tell can show who you are.</p></details>""",
                veiled ? "Veiled" : "a guest number",
                veiled ? "No" : "No, but your number is the same in every room",
                moderators ? "Yes: this chat shows them" : "No",
                operator ? "Yes: your cookie and your network address reach it, no name" : "No");
    }

    Html line() {
        return line;
    }
}
