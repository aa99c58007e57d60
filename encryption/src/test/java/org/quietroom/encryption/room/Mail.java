package org.quietroom.encryption.room;

import java.util.List;
import org.quietroom.core.host.SealedRooms.Event;

/**
 * What waits for a device.
 *
 * @param posts at the host
 * @param events at the hub, of no earlier moment than the posts
 */
record Mail(List<String> posts, List<Event> events) {
    Mail {
        posts = List.copyOf(posts);
        events = List.copyOf(events);
    }

    /** Takes them in an order in which all of it opens: a post as soon as its epoch has begun. Returns how many posts were taken. */
    int take(SealedRoom room) {
        int taken = takePosts(room, 0);
        for (Event event : events) {
            room.take(event);
            taken = takePosts(room, taken);
        }
        return taken;
    }

    private int takePosts(SealedRoom room, int from) {
        int next = from;
        try {
            while (next < posts.size() && room.posts().take(posts.get(next)) != Posts.Taken.LATER) {
                next++;
            }
        } catch (HubRefusedException e) {
            // It was taken out: the events will say.
        }
        return next;
    }
}
