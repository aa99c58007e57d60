/** Tests of what the doctor finds. */
@NullMarked
package org.quietroom.gateway.doctor;

import org.jspecify.annotations.NullMarked;
