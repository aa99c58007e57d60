/** JMH benchmarks; run one by the main class {@code org.openjdk.jmh.Main} on the test class path. */
@NullMarked
package org.quietroom.core.bench;

import org.jspecify.annotations.NullMarked;
