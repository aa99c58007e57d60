/** What runs: the modules wired together, the outbox carried out, health and numbers for whoever operates it. */
@NullMarked
package org.quietroom.gateway.run;

import org.jspecify.annotations.NullMarked;
