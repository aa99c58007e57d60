/** The reference client of gate protocol v1: what a Java host's plugin needs to ask the gate and obey it. */
@NullMarked
package org.quietroom.gateclient;

import org.jspecify.annotations.NullMarked;
