package org.quietroom.moderation.crisis;

import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Severity;

/**
 * What a {@link Sign} adds where it is found.
 *
 * @param kind what it speaks for
 * @param points how much
 * @param tier the least tier that it gives
 * @param urgent whether it makes a plan imminent
 * @param other whether it says that somebody else is meant
 * @param means what it says
 */
record Weight(FlagKind kind, int points, Severity tier, boolean urgent, boolean other, String means) {}
