/** One YAML file becomes immutable values, or every fault in it with its line. */
@NullMarked
package org.quietroom.gateway.config;

import org.jspecify.annotations.NullMarked;
