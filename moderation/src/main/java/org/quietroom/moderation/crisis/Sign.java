package org.quietroom.moderation.crisis;

import java.util.List;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Severity;

/**
 * Something that means little by itself and something together with others. Signs of one kind that stand close together are
 * added up: see {@link Scale}.
 *
 * @param name unique in its pack
 * @param kind what it speaks for
 * @param points how much, 1 to 4; below zero it speaks against it; 0 if it only serves entries that name it
 * @param tier the least tier that it gives to a sum; {@link Severity#NONE} if it gives none
 * @param urgent whether it makes a plan imminent
 * @param other whether it says that somebody else is meant
 * @param means what it says, in words a moderator reads
 * @param phrases templates
 */
record Sign(
        String name,
        FlagKind kind,
        int points,
        Severity tier,
        boolean urgent,
        boolean other,
        String means,
        List<String> phrases) {}
