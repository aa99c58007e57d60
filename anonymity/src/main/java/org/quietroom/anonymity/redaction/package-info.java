/** Redaction: finds what identifies people in a text, and takes it out. Nothing here uses a network or a model. */
@NullMarked
package org.quietroom.anonymity.redaction;

import org.jspecify.annotations.NullMarked;
