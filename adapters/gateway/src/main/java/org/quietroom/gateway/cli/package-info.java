/** What every command ends in: an exit code, or a refusal that says what to do. */
@NullMarked
package org.quietroom.gateway.cli;

import org.jspecify.annotations.NullMarked;
