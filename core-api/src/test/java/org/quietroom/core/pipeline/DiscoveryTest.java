package org.quietroom.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.guards.ForeignGuard;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.guard.GuardProvider;
import org.quietroom.core.host.GateRouteProvider;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.HostAdapterProvider;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.message.HostId;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.testkit.RecordingHost;

/** What is found on a class path, and what is said when it is not what it should be. */
class DiscoveryTest {
    @TempDir
    Path folder;

    @Test
    void findsWhatServiceFilesName() throws Exception {
        assertThat(discovery(GuardProvider.class, ForeignGuard.class.getName()).guards())
                .singleElement()
                .isInstanceOf(ForeignGuard.class);
        assertThat(discovery(HostAdapterProvider.class, One.class.getName()).hosts())
                .singleElement()
                .isInstanceOf(One.class);
        assertThat(discovery(GateRouteProvider.class, Route.class.getName()))
                .satisfies(d -> assertThatThrownBy(d::gateRoutes).hasMessageContaining("both called one"));
    }

    @Test
    void noGuardIsAnErrorAndNoHostIsNot() throws Exception {
        Discovery nothing = discovery(HostAdapterProvider.class, "# nothing");
        assertThatThrownBy(nothing::guards)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("There is no guard on the class path");
        assertThat(nothing.hosts()).isEmpty();
        assertThat(nothing.gateRoutes()).isEmpty();
    }

    @Test
    void whatCannotBeLoadedIsNamedWithItsFile() throws Exception {
        Discovery broken = discovery(GuardProvider.class, "com.example.Missing");
        assertThatThrownBy(broken::guards)
                .hasMessageContaining("com.example.Missing")
                .hasMessageContaining("META-INF/services/" + GuardProvider.class.getName());
    }

    @Test
    void duplicatesBlanksAndOtherVersionsAreErrors() throws Exception {
        assertThatThrownBy(discovery(HostAdapterProvider.class, One.class.getName(), Two.class.getName())::hosts)
                .hasMessageContaining("two are called one");
        assertThatThrownBy(discovery(HostAdapterProvider.class, Blank.class.getName())::hosts)
                .hasMessageContaining("has no name")
                .hasMessageContaining(Blank.class.getName());
        assertThatThrownBy(discovery(HostAdapterProvider.class, Old.class.getName())::hosts)
                .hasMessageContaining("version 0");
    }

    private Discovery discovery(Class<?> service, String... lines) throws IOException {
        Path file = folder.resolve("META-INF/services").resolve(service.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(lines));
        URL[] urls = {folder.toUri().toURL()};
        return new Discovery(new URLClassLoader(urls, getClass().getClassLoader()));
    }

    /** A host adapter that is never opened. */
    public static class One implements HostAdapterProvider {
        @Override
        public String type() {
            return "one";
        }

        @Override
        public HostAdapter create(HostId host, Settings settings) {
            throw new IllegalArgumentException("never made");
        }
    }

    /** The same name again. */
    public static final class Two extends One {}

    /** No name. */
    public static final class Blank extends One {
        @Override
        public String type() {
            return " ";
        }
    }

    /** Another version. */
    public static final class Old extends One {
        @Override
        public int spiVersion() {
            return 0;
        }
    }

    /** A gate route with an adapter's name. */
    public static final class Route implements GateRouteProvider {
        @Override
        public String type() {
            return "one";
        }

        @Override
        public HostProfile profile(HostId host, Settings settings) {
            return RecordingHost.ABLE;
        }
    }
}
