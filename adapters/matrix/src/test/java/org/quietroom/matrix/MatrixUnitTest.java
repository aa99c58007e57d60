package org.quietroom.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quietroom.core.host.HostPolicy;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.host.HostProfile.Ability;
import org.quietroom.core.message.HostId;
import org.quietroom.core.setting.Settings;

/** The profile and its setting; the module's client of the gate. */
class MatrixUnitTest {
    private static final HostId HOST = new HostId("chat");
    private final MatrixGateProvider provider = new MatrixGateProvider();

    @Test
    void veiledRoomsStartAndAccountsAreAdmittedToBeListed() {
        HostProfile profile = provider.profile(HOST, Settings.EMPTY);
        assertThat(HostPolicy.VEILED.unmetBy(profile)).isEmpty();
        assertThat(profile.can(Ability.LISTS_ACCOUNTS)).isTrue();
        assertThat(profile.can(Ability.SEES_FEDERATED)).isFalse();
    }

    @Test
    void encryptedRoomsHaveNoVeil() {
        HostProfile sealed = provider.profile(HOST, Settings.of(Map.of("encrypted-rooms", true)));
        assertThat(HostPolicy.VEILED.unmetBy(sealed)).isNotEmpty();
        assertThat(sealed.identityVisibleTo()).isEqualTo(HostProfile.IdentityVisibleTo.MEMBERS);
    }

    @Test
    void theModulesClientIsTheReferenceClient() throws IOException {
        assertThat(Path.of("quietroom-synapse/quietroom_synapse/quietroom_gate.py"))
                .hasSameTextualContentAs(Path.of("../gate-client/python/quietroom_gate.py"));
        assertThat(Files.size(Path.of("quietroom-synapse/quietroom_synapse/quietroom_gate.py")))
                .isPositive();
    }
}
