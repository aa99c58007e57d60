package org.quietroom.encryption.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.testkit.Databases;
import org.quietroom.encryption.hub.House.Answer;
import org.quietroom.encryption.hub.House.Gadget;

/** Key packages and the devices they are of. */
class HubKeyPackagesTest {
    @TempDir
    Path folder;

    private House house(Databases store) {
        return new House(store.fresh(), folder.resolve("keys"), House.ROOMY);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aKeyPackageIsHandedOutOnceAndTheLastResortRemains(Databases store) throws Exception {
        try (House house = house(store)) {
            Gadget reed = house.group(1).get(0);
            Gadget fern = house.person("b").gadget("device-of-fern-01");
            fern.register(40);
            ExecutorService threads = Executors.newFixedThreadPool(4);
            Set<String> once = new HashSet<>();
            try {
                List<Callable<String>> takes = new ArrayList<>();
                IntStream.range(0, 40).forEach(i -> takes.add(() -> take(reed, fern)));
                for (Future<String> taken : threads.invokeAll(takes)) {
                    once.add(taken.get());
                }
            } finally {
                threads.shutdownNow();
            }
            String last = Request.encode(fern.keyPackage(999));
            assertThat(once).hasSize(40).doesNotContain(last);
            assertThat(take(reed, fern)).isEqualTo(last);
            assertThat(take(reed, fern)).isEqualTo(last);

            Answer more = fern.owner
                    .ask("refill", "device", fern.id, "keyPackages", fern.keyPackages(50, 2))
                    .ok();
            assertThat(more.number("left")).isEqualTo(2);
            assertThat(take(reed, fern)).isEqualTo(Request.encode(fern.keyPackage(50)));
            assertThat(fern.owner
                            .ask("refill", "device", fern.id, "keyPackages", fern.keyPackages(100, 100))
                            .status())
                    .isEqualTo(422);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aPackageThatIsOfferedAgainIsHandedOutOnceAllTheSame(Databases store) {
        try (House house = house(store)) {
            Gadget reed = house.group(1).get(0);
            Gadget fern = house.person("b").gadget("device-of-fern-01");
            fern.register(2);
            String first = take(reed, fern);
            fern.register(2);
            String second = take(reed, fern);
            refill(fern, 10, 2, 500).ok();
            String third = take(reed, fern);
            assertThat(refill(fern, 10, 2, 500).ok().number("left")).isEqualTo(1);
            assertThat(List.of(first, second, third, take(reed, fern), take(reed, fern)))
                    .containsExactly(
                            Request.encode(fern.keyPackage(0)),
                            Request.encode(fern.keyPackage(1)),
                            Request.encode(fern.keyPackage(10)),
                            Request.encode(fern.keyPackage(11)),
                            Request.encode(fern.keyPackage(500)));
        }
    }

    private static Answer refill(Gadget device, int from, int count, int lastResort) {
        return device.owner.ask(
                "refill",
                "device",
                device.id,
                "keyPackages",
                device.keyPackages(from, count),
                "lastResort",
                device.keyPackage(lastResort));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aNewLastResortTakesThePlaceOfTheOneBefore(Databases store) {
        try (House house = house(store)) {
            Gadget reed = house.group(1).get(0);
            Gadget fern = house.person("b").gadget("device-of-fern-01");
            fern.register(1);
            long now = house.clock.instant().getEpochSecond();
            JsonNode before = shown(fern, fern);
            assertThat(before.path("packagesLeft").asInt()).isEqualTo(1);
            assertThat(before.path("lastResortUntil").asLong()).isEqualTo((now + 90 * 86_400) * 1_000);

            byte[] next = Mls.keyPackage(fern.owner.uri, fern.key, now, now + 600, 500);
            Answer told = fern.owner
                    .ask("refill", "device", fern.id, "keyPackages", List.of(), "lastResort", next)
                    .ok();
            assertThat(told.number("left")).isEqualTo(1);
            assertThat(told.number("lastResortUntil")).isEqualTo((now + 600) * 1_000);
            take(reed, fern);
            assertThat(List.of(take(reed, fern), take(reed, fern))).containsOnly(Request.encode(next));

            Answer back = refill(fern, 30, 1, 999);
            assertThat(back.status()).isEqualTo(409);
            assertThat(back.code()).isEqualTo("key-package.used");
            assertThat(shown(fern, fern).path("packagesLeft").asInt())
                    .as("nothing changed")
                    .isZero();

            house.clock.forward(Duration.ofSeconds(601));
            assertThat(shown(fern, fern).has("lastResortUntil")).isFalse();
            assertThat(take(reed, fern)).isEmpty();
            assertThat(shown(reed, fern).has("packagesLeft"))
                    .as("another member")
                    .isFalse();
        }
    }

    private static JsonNode shown(Gadget asking, Gadget whose) {
        for (JsonNode device : asking.owner.ask("room").ok().json().path("devices")) {
            if (device.path("device").asText().equals(whose.id)) {
                return device;
            }
        }
        throw new AssertionError("the device is not shown");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aLastResortIsLookedAtAsEveryPackageIs(Databases store) {
        try (House house = house(store)) {
            Gadget reed = house.group(1).get(0);
            Gadget fern = house.person("b").gadget("device-of-fern-01");
            Gadget fake = house.person("b").gadget("device-of-fern-02");
            fern.register(0);
            long now = house.clock.instant().getEpochSecond();
            assertThat(lastResort(fern, reed.keyPackage(1)).code()).isEqualTo("key-package.owner");
            assertThat(lastResort(fern, fake.keyPackage(1)).code()).isEqualTo("key-package.owner");
            assertThat(lastResort(fern, Mls.keyPackage(fern.owner.uri, fern.key, 0, now - 1, 1))
                            .code())
                    .isEqualTo("key-package.lifetime");
            assertThat(lastResort(fern, new byte[5_000]).status()).isEqualTo(413);
            assertThat(lastResort(fern, new byte[20]).code()).isEqualTo("malformed");
            byte[] otherSuite = fern.keyPackage(1);
            otherSuite[7] = 9;
            assertThat(lastResort(fern, otherSuite).code()).isEqualTo("malformed");
            assertThat(reed.owner
                            .ask(
                                    "refill",
                                    "device",
                                    fern.id,
                                    "keyPackages",
                                    List.of(),
                                    "lastResort",
                                    fern.keyPackage(2))
                            .code())
                    .isEqualTo("device.not-yours");
            assertThat(take(reed, fern)).isEqualTo(Request.encode(fern.keyPackage(999)));
        }
    }

    private static Answer lastResort(Gadget device, byte[] body) {
        return device.owner.ask("refill", "device", device.id, "keyPackages", List.of(), "lastResort", body);
    }

    private static String take(Gadget by, Gadget whose) {
        return by.owner
                .ask("take", "device", by.id, "devices", List.of(whose.id))
                .ok()
                .json()
                .path("packages")
                .path(0)
                .path("keyPackage")
                .asText();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void keyPackagesExpire(Databases store) {
        try (House house = house(store)) {
            Gadget reed = house.group(1).get(0);
            Gadget fern = house.person("b").gadget("device-of-fern-01");
            long now = house.clock.instant().getEpochSecond();
            byte[] shortly = Mls.keyPackage(fern.owner.uri, fern.key, now, now + 60, 1);
            fern.owner
                    .ask(
                            "register",
                            "device",
                            fern.id,
                            "signatureKey",
                            fern.key,
                            "keyPackages",
                            List.of(Request.encode(shortly)),
                            "lastResort",
                            fern.keyPackage(999))
                    .ok();
            house.clock.forward(Duration.ofSeconds(61));
            assertThat(take(reed, fern)).isEqualTo(Request.encode(fern.keyPackage(999)));
            house.clock.forward(Duration.ofDays(91));
            assertThat(take(reed, fern)).isEmpty();
            assertThat(house.hub.sweep()).isGreaterThanOrEqualTo(2);

            Answer stale = fern.owner.ask("refill", "device", fern.id, "keyPackages", List.of(Request.encode(shortly)));
            assertThat(stale.code()).isEqualTo("key-package.lifetime");
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void devicesOfAMemberAreFew(Databases store) {
        try (House house = house(store)) {
            for (int i = 0; i < 10; i++) {
                house.person("a").gadget("a-device-number-" + i).register(0);
            }
            Gadget eleventh = house.person("a").gadget("a-device-number-10");
            Answer refused = eleventh.owner.ask(
                    "register",
                    "device",
                    eleventh.id,
                    "signatureKey",
                    eleventh.key,
                    "keyPackages",
                    List.of(),
                    "lastResort",
                    eleventh.keyPackage(1));
            assertThat(refused.code()).isEqualTo("devices.member");
        }
    }
}
