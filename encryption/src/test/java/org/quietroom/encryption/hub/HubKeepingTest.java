package org.quietroom.encryption.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.host.SealedRooms.Listening;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.testkit.Databases;
import org.quietroom.encryption.hub.House.Gadget;

/** What the hub keeps, and for how long. */
class HubKeepingTest {
    @TempDir
    Path folder;

    private House house(Databases store) {
        return new House(store.fresh(), folder.resolve("keys"), House.ROOMY);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whatArrivedIsDeletedAndWhatDidNotStaysForThirtyDays(Databases store) {
        try (House house = house(store)) {
            List<Gadget> group = house.group(2);
            Gadget reed = group.get(0);
            Gadget fern = group.get(1);
            long last = reed.send(1, reed.content("one")).ok().number("sequence");
            house.hub.sweep();
            try (Listening a = fern.listen(0)) {
                Await.until("it is delivered", () -> fern.types().equals(List.of("welcome", "message")));
            }
            reed.listen(last).close();
            house.hub.sweep();
            assertThat(events(house))
                    .as("one device has not said that it has it")
                    .isPositive();
            fern.listen(last).close();
            house.hub.sweep();
            assertThat(events(house)).isZero();

            long next = reed.send(1, reed.content("two")).ok().number("sequence");
            reed.listen(next).close();
            house.clock.forward(Duration.ofDays(29));
            house.hub.sweep();
            assertThat(events(house)).isEqualTo(1);
            house.clock.forward(Duration.ofDays(1));
            house.hub.sweep();
            assertThat(events(house)).isZero();
            assertThat(reed.send(1, reed.content("three")).ok().number("sequence"))
                    .isEqualTo(next + 1);
        }
    }

    static int events(House house) {
        return Jdbi.create(house.source)
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM hub_event")
                        .mapTo(Integer.class)
                        .one());
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whoWasAddedLongAgoStillGetsTheTreeOfTheirWelcome(Databases store) {
        try (House house = house(store)) {
            List<Gadget> group = house.group(2);
            Gadget reed = group.get(0);
            Gadget fern = group.get(1);
            for (int epoch = 1; epoch < 6; epoch++) {
                reed.commit(epoch, List.of(), List.of());
            }
            assertThat(tree(fern, 1)).as("its Welcome may still be under way").isEqualTo(200);
            assertThat(tree(fern, 3)).isEqualTo(404);
            fern.listen(fern.owner.ask("room").ok().number("sequence")).close();
            reed.commit(6, List.of(), List.of());
            assertThat(tree(fern, 1)).isEqualTo(404);
            assertThat(tree(fern, 6)).isEqualTo(200);
            assertThat(tree(fern, 7)).isEqualTo(200);

            Gadget late = house.person("e").gadget("device-that-is-late");
            late.register(1);
            reed.commit(7, List.of(late), List.of());
            reed.commit(8, List.of(), List.of());
            reed.commit(9, List.of(), List.of());
            reed.listen(1_000).close();
            house.clock.forward(Duration.ofDays(30));
            house.hub.sweep();
            assertThat(tree(late, 8)).as("nobody waits for ever").isEqualTo(404);
            assertThat(tree(reed, 10)).isEqualTo(200);
        }
    }

    private static int tree(Gadget by, long epoch) {
        return by.owner.ask("tree", "group", Mls.GROUP, "epoch", epoch).status();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aRestartLosesNothing(Databases store) {
        try (House house = house(store)) {
            List<Gadget> group = house.group(2);
            group.get(0).send(1, group.get(0).content("before")).ok();
            house.restart();
            group.get(1).send(1, group.get(1).content("after")).ok();
            try (Listening a = group.get(1).listen(0)) {
                Await.until(
                        "both are delivered",
                        () -> group.get(1).types().equals(List.of("welcome", "message", "message")));
            }
        }
    }
}
