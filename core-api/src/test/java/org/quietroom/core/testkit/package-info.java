/** The conformance kit and fixtures that every module's tests share; published as a test-jar. */
@NullMarked
package org.quietroom.core.testkit;

import org.jspecify.annotations.NullMarked;
