package org.quietroom.gateway.sealed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.io.BaseEncoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Words that were planted, in every form in which a careless program could have left them on a disk: as text, base 64 at each place, hex. */
final class Planted {
    private final Set<String> forms = new LinkedHashSet<>();

    Planted(String... words) {
        for (String word : words) {
            byte[] bytes = word.getBytes(UTF_8);
            forms.add(new String(bytes, ISO_8859_1));
            forms.add(new String(word.getBytes(UTF_16LE), ISO_8859_1));
            forms.add(new String(word.getBytes(UTF_16BE), ISO_8859_1));
            forms.add(BaseEncoding.base16().encode(bytes));
            forms.add(BaseEncoding.base16().lowerCase().encode(bytes));
            for (int before = 0; before < 3; before++) {
                forms.add(inside(BaseEncoding.base64(), bytes, before));
                forms.add(inside(BaseEncoding.base64Url(), bytes, before));
            }
        }
    }

    /** The digits that depend on these bytes alone, whatever comes before and after. */
    private static String inside(BaseEncoding encoding, byte[] bytes, int before) {
        byte[] padded = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, padded, before, bytes.length);
        String digits = encoding.omitPadding().encode(padded);
        int first = (before * 8 + 5) / 6;
        return digits.substring(first, padded.length * 8 / 6);
    }

    Set<String> forms() {
        return forms;
    }

    /** Files under a folder that hold any of them. */
    List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(this::isIn).toList();
        }
    }

    private boolean isIn(Path file) {
        try {
            String all = new String(Files.readAllBytes(file), ISO_8859_1);
            return forms.stream().anyMatch(all::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails unless each form is found where it is put, between other bytes. */
    void requireFound(Path folder) throws IOException {
        for (String form : forms) {
            Path file = Files.writeString(folder.resolve("form"), "\0x" + form + "y\0", ISO_8859_1);
            if (!in(folder).equals(List.of(file))) {
                throw new AssertionError("a form is not found: " + Arrays.toString(form.getBytes(ISO_8859_1)));
            }
        }
    }
}
