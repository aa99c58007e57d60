/** The hub, tried with messages that have the framing of MLS and nothing inside. */
@NullMarked
package org.quietroom.encryption.hub;

import org.jspecify.annotations.NullMarked;
