package org.quietroom.mailman;

import java.io.IOException;
import java.net.URI;
import org.quietroom.core.host.Destination;
import org.quietroom.core.host.HostHealth;

/** What it means for the operator that Mailman does not answer, or not as it should. */
final class RestFault {
    private RestFault() {}

    static HostHealth away(URI base, IOException failure) {
        return new HostHealth(
                HostHealth.State.LOST,
                failure instanceof Rest.FailedException
                        ? failure.getMessage() + ". Its log, or that of a proxy before it, says why."
                        : Destination.of("Mailman", base, "'url'").whyNot(failure));
    }

    static void require(int status) throws IOException {
        if (status == 401) {
            throw new Rest.RefusedException(
                    "Mailman refuses the password: compare user and password with admin_user and admin_pass there.");
        }
        if (status == 403) {
            throw new Rest.RefusedException(
                    "Mailman, or a proxy before it, forbids what we ask (403), whatever the password: look at the proxy's"
                            + " rules, or set 'url' to Mailman's own address.");
        }
        if (status < 200 || status >= 300) {
            throw new Rest.FailedException(status);
        }
    }

    static Rest.RefusedException noList(String id) {
        return new Rest.RefusedException("Mailman has no list with the id " + id + ": compare lists with Mailman's.");
    }

    static Rest.RefusedException notMailman() {
        return new Rest.RefusedException(
                "Something answers at 'url', and it is not Mailman's REST interface 3.1: compare its host and port with"
                        + " [webservice] in Mailman's configuration.");
    }
}
