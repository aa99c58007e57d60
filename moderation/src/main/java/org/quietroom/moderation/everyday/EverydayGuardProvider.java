package org.quietroom.moderation.everyday;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.GuardProvider;
import org.quietroom.core.guard.OnFailure;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.setting.Setting;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.GuardId;
import org.quietroom.moderation.crisis.CrisisReader;

/**
 * Flags a moderator's everyday load by lexicon packs of its own. It always passes: a flag opens an ordinary case, and a person
 * looks. It reads apart from the crisis guard, whose flags it can neither raise nor lower.
 */
public final class EverydayGuardProvider implements GuardProvider {
    /** The guard's name. */
    public static final GuardId ID = new GuardId("quietroom.everyday");

    private static final Map<FlagKind, Setting<Boolean>> KINDS = new LinkedHashMap<>();

    static {
        kind("cure-seller", "who sells a cure or a healer (talk of other treatments is nobody's sale)");
        kind("unsafe-medical-claim", "who urges others to what is known to harm, such as stopping treatment");
        kind("scam", "gift cards, advance fees, sure profits, people who recover money");
        kind("recruiter", "who looks for people for studies, the press or sales");
        kind("impostor", "who claims an office and asks for passwords, codes or papers");
        kind("grooming", "an approach to a child");
        kind("harassment", "insults, threats and wishes of harm against a member");
        kind("spam", "advertising");
    }

    private static void kind(String name, String what) {
        KINDS.put(new FlagKind(name), Setting.flag(name, true, "Whether this is flagged: " + what + "."));
    }

    @Override
    public GuardId id() {
        return ID;
    }

    @Override
    public Phase phase() {
        return Phase.CARE;
    }

    @Override
    public OnFailure onFailure() {
        return OnFailure.SKIP_AND_FLAG;
    }

    @Override
    public List<Setting<?>> settings() {
        return List.copyOf(KINDS.values());
    }

    @Override
    public Guard create(Settings settings) {
        Set<FlagKind> kinds = new LinkedHashSet<>();
        KINDS.forEach((kind, setting) -> {
            if (settings.get(setting)) {
                kinds.add(kind);
            }
        });
        return new EverydayGuard(CrisisReader.everyday(), kinds);
    }

    /** What can be flagged. */
    static Set<FlagKind> kinds() {
        return KINDS.keySet();
    }
}
