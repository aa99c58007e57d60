package org.quietroom.core.pipeline;

import java.util.Set;
import org.quietroom.core.guard.Need;
import org.quietroom.core.guard.OnFailure;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.verdict.GuardId;

/**
 * How one guard of a running pipeline is.
 *
 * @param id which one
 * @param phase when it runs
 * @param needs what it is given
 * @param onFailure what becomes of messages that it cannot review
 * @param quarantined whether it is not called for now because it failed too often
 * @param failures how often it threw, overran or broke its contract since the start
 */
public record GuardStatus(
        GuardId id, Phase phase, Set<Need> needs, OnFailure onFailure, boolean quarantined, long failures) {}
