package org.quietroom.moderation.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.quietroom.core.message.Format;

/** What the build made of the packs is what the packs say. */
class LexiconFileTest {
    private final LexiconParts fromPacks = LexiconBuilder.build(PackLoader.builtIn());

    @Test
    void theFileInTheJarIsWhatThePacksGiveToday() throws IOException {
        byte[] built = Resources.toByteArray(Resources.getResource(LexiconFile.NAME));

        assertThat(built).isEqualTo(LexiconFile.bytes(fromPacks));
    }

    @Test
    void whatIsReadBackIsTheSameLexicon() throws IOException {
        LexiconParts readBack = LexiconFile.read(ByteBuffer.wrap(LexiconFile.bytes(fromPacks)));

        assertThat(LexiconFile.bytes(readBack)).isEqualTo(LexiconFile.bytes(fromPacks));
        assertThat(readBack.rules()).isEqualTo(fromPacks.rules()).hasSizeGreaterThan(40);
        assertThat(readBack.automaton().size()).isGreaterThan(20_000);
    }

    @Test
    void bothReadEveryExampleAlike() {
        CrisisReader packs = new CrisisReader(new Lexicon(fromPacks, LexiconFile.wordings()));
        CrisisReader file = CrisisReader.standard();

        PackLoader.builtIn().stream()
                .flatMap(pack -> pack.entries().stream())
                .flatMap(entry -> entry.matches().stream())
                .forEach(text -> assertThat(file.read(text, Format.PLAIN))
                        .isNotEmpty()
                        .isEqualTo(packs.read(text, Format.PLAIN)));
    }
}
