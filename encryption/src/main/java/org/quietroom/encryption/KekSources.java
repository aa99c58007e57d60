package org.quietroom.encryption;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.KmsClients;
import com.google.crypto.tink.aead.KmsEnvelopeAead;
import com.google.crypto.tink.aead.XChaCha20Poly1305Parameters;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Where a key-encryption key can be. What is thrown says why it could not be had, and nothing that was read. */
final class KekSources {
    private static final int LONGEST = 4_096;
    private static final long SECONDS = 30;
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private KekSources() {}

    static String file(Path file) throws GeneralSecurityException {
        try {
            if (!OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
                throw new GeneralSecurityException("others may read or change it; run  chmod 600 '" + file + "'");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return new String(in.readNBytes(LONGEST), ISO_8859_1);
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw new GeneralSecurityException(
                    "it cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    static String command(List<String> words) throws GeneralSecurityException {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
            try {
                CompletableFuture<String> said = CompletableFuture.supplyAsync(() -> read(process));
                if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                    throw new GeneralSecurityException("it did not end within " + SECONDS + " seconds");
                }
                if (process.exitValue() != 0) {
                    throw new GeneralSecurityException(
                            "it ended with exit code " + process.exitValue() + "; run it by hand to see why");
                }
                return said.join();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new GeneralSecurityException("it cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GeneralSecurityException("it was not waited for", e);
        }
    }

    private static String read(Process process) {
        try (InputStream in = process.getInputStream()) {
            return new String(in.readNBytes(LONGEST), ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    /** The service wraps a fresh key for each sealing, so that it is sent a few bytes however large the file is. */
    @SuppressWarnings("deprecation") // Tink's one way to find clients by address
    static Aead service(String uri) throws GeneralSecurityException {
        return KmsEnvelopeAead.create(
                XChaCha20Poly1305Parameters.create(XChaCha20Poly1305Parameters.Variant.NO_PREFIX),
                client(uri).getAead(uri));
    }

    @SuppressWarnings("deprecation")
    private static KmsClient client(String uri) throws GeneralSecurityException {
        try {
            return KmsClients.get(uri);
        } catch (GeneralSecurityException none) {
            try {
                return KmsClients.getAutoLoaded(uri).withDefaultCredentials();
            } catch (GeneralSecurityException e) {
                throw new GeneralSecurityException(
                        "no client on the class path knows the address, or it has no credentials", e);
            }
        }
    }
}
