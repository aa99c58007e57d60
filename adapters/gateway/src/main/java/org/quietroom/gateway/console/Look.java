package org.quietroom.gateway.console;

import java.time.Instant;
import java.time.ZoneId;
import org.quietroom.gateway.console.signin.Person;
import org.quietroom.moderation.desk.Actor;

/** Who looks, when, in which language and time zone. */
record Look(Texts t, ZoneId zone, Instant now, Person person) {
    static Look of(Visit visit) {
        return new Look(visit.texts(), visit.zone(), visit.now(), visit.person());
    }

    Look at(Instant other) {
        return new Look(t, zone, other, person);
    }

    Actor actor() {
        return actor(person);
    }

    static Actor actor(Person person) {
        return person.leads() ? Actor.lead(person.name()) : Actor.moderator(person.name());
    }

    String clock(Instant at) {
        return Times.clock(at, zone);
    }

    String moment(Instant at) {
        return Times.moment(at, now, zone, t);
    }
}
