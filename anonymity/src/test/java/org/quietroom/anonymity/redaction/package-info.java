/** Tests of the redaction; every sentence here was written for them. */
@NullMarked
package org.quietroom.anonymity.redaction;

import org.jspecify.annotations.NullMarked;
