/**
 * Common Room: a small chat host that keeps everything in memory, and the worked example of a host adapter. Read {@link
 * org.quietroom.commonroom.CommonRoomAdapter} first: it is all that a chat server in Java needs for Quietroom. The rest is
 * the chat server itself.
 */
@NullMarked
package org.quietroom.commonroom;

import org.jspecify.annotations.NullMarked;
