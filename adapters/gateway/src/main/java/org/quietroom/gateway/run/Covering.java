package org.quietroom.gateway.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.quietroom.anonymity.redaction.Finding;
import org.quietroom.anonymity.redaction.PiiType;
import org.quietroom.anonymity.redaction.Redacted;
import org.quietroom.anonymity.redaction.Redactor;
import org.quietroom.core.message.Part;
import org.quietroom.moderation.desk.Cover;
import org.quietroom.moderation.desk.Covers;
import org.quietroom.moderation.method.MethodDetails;
import org.quietroom.moderation.text.Range;

/**
 * Covers for moderators what redaction finds, and what tells how somebody could be harmed. Ages and dates stay: how old
 * somebody is, and when, decides how soon to look.
 */
public final class Covering implements Covers {
    private static final Set<PiiType> SHOWN = EnumSet.of(PiiType.AGE, PiiType.DATE);

    private final List<String> regions;

    /** @param regions whose telephone numbers to expect first, as ISO 3166 codes; may be empty */
    public Covering(List<String> regions) {
        this.regions = List.copyOf(regions);
    }

    @Override
    public List<Cover> of(List<Part> parts, Locale language) {
        List<Redacted> redacted = Redactor.standard().redact(parts, language, regions);
        List<List<Range>> methods = MethodDetails.in(parts, language);
        Map<PiiType, Map<String, Integer>> numbers = new EnumMap<>(PiiType.class);
        for (Redacted part : redacted) {
            for (Finding finding : part.findings()) {
                Map<String, Integer> known = numbers.computeIfAbsent(finding.type(), type -> new LinkedHashMap<>());
                known.putIfAbsent(value(finding), known.size() + 1);
            }
        }
        List<Cover> covers = new ArrayList<>();
        for (int i = 0; i < redacted.size(); i++) {
            List<Cover> part = new ArrayList<>();
            for (Finding finding : redacted.get(i).findings()) {
                if (!SHOWN.contains(finding.type())) {
                    Map<String, Integer> known = numbers.getOrDefault(finding.type(), Map.of());
                    int number = known.size() == 1 ? 0 : known.getOrDefault(value(finding), 0);
                    String kind = finding.type().name().toLowerCase(Locale.ROOT);
                    part.add(new Cover(kind, number, i, finding.start(), finding.end()));
                }
            }
            part.addAll(between(part, i, methods.get(i)));
            part.sort(Comparator.comparingInt(Cover::start));
            covers.addAll(part);
        }
        return covers;
    }

    /** What of some ranges no cover lies on yet; all of a case come off together. */
    private static List<Cover> between(List<Cover> covers, int part, List<Range> ranges) {
        List<Cover> more = new ArrayList<>();
        int next = 0;
        for (Range range : ranges) {
            int from = range.start();
            while (next < covers.size() && covers.get(next).end() <= from) {
                next++;
            }
            for (int i = next; i < covers.size() && covers.get(i).start() < range.end(); i++) {
                add(more, part, from, covers.get(i).start());
                from = covers.get(i).end();
            }
            add(more, part, from, range.end());
        }
        return more;
    }

    private static void add(List<Cover> covers, int part, int from, int to) {
        if (from < to) {
            covers.add(new Cover(Cover.METHOD, 0, part, from, to));
        }
    }

    /** The placeholder without its brackets, which depend on what stands around it. */
    private static String value(Finding finding) {
        String shown = finding.replacement();
        return shown.length() < 3 ? shown : shown.substring(1, shown.length() - 1);
    }
}
