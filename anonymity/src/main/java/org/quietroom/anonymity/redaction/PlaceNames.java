package org.quietroom.anonymity.redaction;

import com.google.i18n.phonenumbers.geocoding.PhoneNumberOfflineGeocoder;
import com.google.i18n.phonenumbers.prefixmapper.PhonePrefixMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Countries from the JDK, settlements and parts of countries from libphonenumber's geocoder. */
final class PlaceNames {
    private static final List<String> LANGUAGES =
            List.of("en", "de", "fr", "es", "it", "nl", "sv", "pt", "pl", "hu", "ro", "fi", "no", "hr");

    private PlaceNames() {}

    static void read(Entries entries) throws IOException {
        for (String country : Locale.getISOCountries()) {
            for (String language : LANGUAGES) {
                String name = new Locale("", country).getDisplayCountry(Locale.forLanguageTag(language));
                if (name.length() > 2) {
                    entries.phrase(name, Dictionary.COUNTRY);
                }
            }
        }
        try {
            Path jar = Path.of(PhoneNumberOfflineGeocoder.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (FileSystem files = FileSystems.newFileSystem(jar)) {
                settlements(files.getPath("/com/google/i18n/phonenumbers/geocoding/data"), entries);
            }
        } catch (URISyntaxException e) {
            throw new IOException("the geocoder's jar has no path", e);
        }
    }

    /** The geocoder's files are named after a calling code and a language: {@code 49_de}. */
    private static void settlements(Path folder, Entries entries) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = all.filter(PlaceNames::read).toList();
            if (files.size() < LANGUAGES.size()) {
                throw new IOException("the geocoder's lists of places are not where they were");
            }
            files.forEach(file -> map(file, entries));
        }
    }

    private static boolean read(Path file) {
        String name = file.getFileName().toString();
        return LANGUAGES.contains(name.substring(name.indexOf('_') + 1)) && name.indexOf('_') > 0;
    }

    private static void map(Path file, Entries entries) {
        PhonePrefixMap map = new PhonePrefixMap();
        try (InputStream in = Files.newInputStream(file);
                ObjectInputStream objects = new ObjectInputStream(in)) {
            map.readExternal(objects);
        } catch (IOException e) {
            throw new UncheckedIOException("a map of the geocoder cannot be read", e);
        }
        for (String line : map.toString().split("\n", -1)) {
            String places = line.substring(line.indexOf('|') + 1);
            for (String place : places.split("[,/;()]", -1)) {
                String name = place.strip();
                boolean everywhere = (entries.flags(name) & (Dictionary.FREQUENT | Dictionary.FOREIGN)) != 0;
                if (name.length() > 2 && !everywhere) {
                    entries.phrase(name, Dictionary.TOWN);
                }
            }
        }
    }
}
