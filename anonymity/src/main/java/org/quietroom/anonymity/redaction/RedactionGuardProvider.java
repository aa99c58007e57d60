package org.quietroom.anonymity.redaction;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.GuardProvider;
import org.quietroom.core.guard.OnFailure;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.message.Format;
import org.quietroom.core.setting.Setting;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.verdict.GuardId;

/**
 * Takes out of messages what identifies people; a community sets for each {@link PiiType} whether it is left, warned about,
 * replaced or refused.
 *
 * <p>If nothing is set, what leads straight to a person is replaced: mail and postal addresses, telephones, IP addresses,
 * numbers of cards, accounts and authorities. Names, places and the rest are left: in a support group people call each other
 * by name all day. It finds what its rules and lists know, and promises no more.
 */
public final class RedactionGuardProvider implements GuardProvider {
    /** The guard's name. */
    public static final GuardId ID = new GuardId("quietroom.redaction");

    private static final Set<PiiType> REPLACED =
            Set.of(PiiType.EMAIL, PiiType.PHONE, PiiType.ADDRESS, PiiType.ID, PiiType.IP, PiiType.CARD, PiiType.IBAN);
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Setting<String> REGIONS = Setting.text(
            "regions",
            "",
            "Countries whose telephone numbers are expected first, such as GB, IE; empty tries all alike.");

    /** Read when the first guard is made, and tried, so that the first message does not wait for what is loaded late. */
    private static final class Shared {
        private static final String TRIAL =
                "Hi Nora, write to nora@example.org or ring 020 7946 0018 from 14 Larkmoor Road, York.";
        private static final int ROUNDS = 20;
        private static final Redactor REDACTOR = Redactor.standard();

        static {
            for (int i = 0; i < ROUNDS; i++) {
                REDACTOR.redact(TRIAL, Format.HTML, null, List.of());
            }
        }
    }

    @Override
    public GuardId id() {
        return ID;
    }

    @Override
    public Phase phase() {
        return Phase.REDACT;
    }

    @Override
    public OnFailure onFailure() {
        return OnFailure.HOLD;
    }

    @Override
    public List<Setting<?>> settings() {
        List<Setting<?>> all = new ArrayList<>();
        for (PiiType type : PiiType.values()) {
            all.add(treatment(type));
        }
        all.add(REGIONS);
        return List.copyOf(all);
    }

    private static Setting<String> treatment(PiiType type) {
        Treatment fallback = REPLACED.contains(type) ? Treatment.REPLACE : Treatment.LEAVE;
        return Setting.text(
                type.key(), fallback.word(), "What becomes of " + type.many() + ": leave, warn, replace or refuse.");
    }

    @Override
    public Guard create(Settings settings) {
        Map<PiiType, Treatment> treatments = new EnumMap<>(PiiType.class);
        for (PiiType type : PiiType.values()) {
            treatments.put(type, Treatment.of(type.key(), settings.get(treatment(type))));
        }
        return new RedactionGuard(Shared.REDACTOR, treatments, regions(settings));
    }

    /**
     * The countries whose telephone numbers settings expect first.
     *
     * @throws IllegalArgumentException if one is no country
     */
    public static List<String> regions(Settings settings) {
        List<String> regions = new ArrayList<>();
        for (String region : settings.get(REGIONS).split(",", -1)) {
            String code = region.strip().toUpperCase(Locale.ROOT);
            if (!code.isEmpty() && !COUNTRIES.contains(code)) {
                throw REGIONS.misfit("codes of countries, such as GB, IE");
            }
            if (!code.isEmpty()) {
                regions.add(code);
            }
        }
        return List.copyOf(regions);
    }
}
