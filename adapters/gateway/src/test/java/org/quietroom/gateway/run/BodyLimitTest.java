package org.quietroom.gateway.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.testkit.ChunkedRequest;

/** Nobody can send the gateway a body without end, signed in or not, also if they never say how long it is. */
class BodyLimitTest {
    private static final int FORM = 512 * 1024;
    private static final int GATE = 1 << 20;

    @TempDir
    Path folder;

    private static int send(URI address, String path, String type, int length, boolean ended) throws IOException {
        String headers = "Content-Type: " + type + "\r\nSec-Fetch-Site: same-origin\r\n";
        return ChunkedRequest.post(address, path, headers, length, ended);
    }

    @Test
    void everyDoorCountsWhatComes() throws Exception {
        String form = "application/x-www-form-urlencoded";
        try (TestGateway rig = TestGateway.start(folder, "")) {
            URI at = rig.gateway().address();
            assertThat(send(at, "/desk/sign-in", form, FORM + 1, false)).isEqualTo(413);
            assertThat(send(at, "/desk/sign-in", form, FORM, true)).isNotIn(413, 500);
            assertThat(send(at, "/desk/sign-in", "multipart/form-data; boundary=x", 0, false))
                    .isEqualTo(415);
            assertThat(send(at, "/v1/hosts/forum/submissions", "application/json", GATE + 1, true))
                    .isEqualTo(413);
        }
    }
}
