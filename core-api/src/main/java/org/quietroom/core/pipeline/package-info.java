/** What runs: the chain of guards, the plan that follows from a decision, and the one place that has effects. */
@NullMarked
package org.quietroom.core.pipeline;

import org.jspecify.annotations.NullMarked;
