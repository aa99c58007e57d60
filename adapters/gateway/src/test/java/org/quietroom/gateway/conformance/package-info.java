/** What the conformance kit found, host by host. */
@NullMarked
package org.quietroom.gateway.conformance;

import org.jspecify.annotations.NullMarked;
