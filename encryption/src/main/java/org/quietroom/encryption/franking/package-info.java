/**
 * Reports that moderators can check: what a sender commits to, what the hub marks without reading it, and what a moderator
 * verifies. After draft-ietf-mimi-protocol, message franking, without its public signature (ADR 0090).
 */
@NullMarked
package org.quietroom.encryption.franking;

import org.jspecify.annotations.NullMarked;
