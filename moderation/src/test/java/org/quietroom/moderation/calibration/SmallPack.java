package org.quietroom.moderation.calibration;

import java.util.Map;
import org.quietroom.moderation.crisis.CrisisReader;

/** A pack about a lighthouse, so that tests do not depend on what people write. */
final class SmallPack {
    private static final String PACK = """
            language: xx
            files: [signs.yaml, entries.yaml]
            context: {negation: ["not"]}
            """;
    private static final String SIGNS = """
            kind: suicide
            signs:
              - {id: fog, points: 2, tier: passive, means: "fog", phrase: ["fog"]}
              - {id: horn, points: 2, tier: passive, means: "a horn", phrase: ["horn"]}
              - {id: wave, points: 3, tier: plan, means: "a wave", phrase: ["wave"]}
            """;
    private static final String ENTRIES = """
            kind: suicide
            entries:
              - id: xx/rocks
                phrase: ["PHRASE"]
                tier: imminent
                subject: author
                time: now
                source: "a test"
                matches: ["on the rocks"]
                passes: ["off the rocks"]
            """;

    private SmallPack() {}

    static CrisisReader reader() {
        return reader("on the rocks");
    }

    static CrisisReader reader(String phrase) {
        Map<String, String> files = Map.of(
                "index.yaml",
                "packs: [xx]",
                "xx/pack.yaml",
                PACK,
                "xx/signs.yaml",
                SIGNS,
                "xx/entries.yaml",
                ENTRIES.replace("PHRASE", phrase));
        return CrisisReader.of(files::get);
    }
}
