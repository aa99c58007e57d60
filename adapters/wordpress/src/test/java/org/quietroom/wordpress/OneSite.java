package org.quietroom.wordpress;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One WordPress for all tests of a run: started before the first that needs it, ended after the last. */
final class OneSite implements BeforeAllCallback {
    private static volatile @Nullable SiteBench bench;

    @Override
    public void beforeAll(ExtensionContext context) {
        WordPress.skipIfAbsent();
        ExtensionContext.Store store = context.getRoot().getStore(ExtensionContext.Namespace.create(OneSite.class));
        bench = store.getOrComputeIfAbsent("bench", key -> start(), Running.class)
                .bench();
    }

    static SiteBench bench() {
        return requireNonNull(bench, "a test that needs the site is extended with OneSite");
    }

    private static Running start() {
        try {
            return new Running(SiteBench.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Running(SiteBench bench) implements AutoCloseable {
        @Override
        public void close() {
            bench.close();
        }
    }
}
