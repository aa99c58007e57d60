/** Tests of Mailman's route, most of them against a real Mailman. */
@NullMarked
package org.quietroom.mailman;

import org.jspecify.annotations.NullMarked;
