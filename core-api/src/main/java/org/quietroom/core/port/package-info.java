/** What the pipeline needs of the rest: identities, the desk, sealed evidence, the log. One implementation each. */
@NullMarked
package org.quietroom.core.port;

import org.jspecify.annotations.NullMarked;
