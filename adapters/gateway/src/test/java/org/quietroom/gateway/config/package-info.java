/** Tests of the configuration. */
@NullMarked
package org.quietroom.gateway.config;

import org.jspecify.annotations.NullMarked;
