package org.quietroom.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.testkit.Databases;
import org.quietroom.encryption.KeyChanges;
import org.quietroom.gateway.atrest.Resealing;
import org.quietroom.gateway.durability.GatewayProcess;
import org.quietroom.gateway.run.Foundation;
import org.quietroom.gateway.run.Gateway;

/**
 * Ends the program while it seals everything anew: in this process at every commit, and as a process of its own by SIGKILL at
 * random moments. Whatever had been done by then, everything opens, and it goes on to its end. {@code
 * -Dquietroom.reseal.kills=100} makes the second thorough, and lets the last gateway come to the end by itself.
 */
class ResealingKillIT {
    private static final int SHORT = 1;
    private static final int KILLS = Integer.getInteger("quietroom.reseal.kills", SHORT);
    private static final boolean THOROUGH = KILLS > SHORT;
    private static final int POSTS = THOROUGH ? 120 : 6;
    private static final int LATEST = THOROUGH ? 4_000 : 1_500;
    private static final Duration AT_MOST = Duration.ofMinutes(3);
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path folder;

    private House filled(Databases kind, int posts) throws Exception {
        House house = new House(folder, kind);
        try (Gateway gateway = house.start()) {
            for (int i = 0; i < posts; i++) {
                House.post(gateway, "m" + i, "member " + i);
            }
        }
        return house;
    }

    private static void rotate(House house) {
        assertThat(house.run("keys", "rotate")).as(house.said()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void endedBeforeOrAfterAnyCommitEverythingOpensAndItGoesOn(Databases kind) throws Exception {
        House house = filled(kind, 2);
        KeyChanges changes = new KeyChanges(house.config().keyset(), null);
        try (Foundation foundation = Foundation.open(house.config(), Clock.systemUTC())) {
            long rows = Sealings.openAll(foundation);
            // SQLite at both sides of a commit; the other store where one is lost.
            for (boolean after : kind == Databases.SQLITE ? new boolean[] {false, true} : new boolean[] {false}) {
                int at = 1;
                while (brokenOff(foundation, changes, rows, at, after)) {
                    at++;
                }
                assertThat(at).as("commits to end at").isBetween(5, 200);
            }
        }
    }

    /** Whether it came to that commit; then it ended there, and another one came to the end. */
    private static boolean brokenOff(Foundation foundation, KeyChanges changes, long rows, int at, boolean after) {
        changes.rotate();
        assertThat(foundation.keys().refresh()).isTrue();
        BrokenOff broken = new BrokenOff(foundation.store(), at, after);
        try {
            toItsEnd(new Resealing(foundation.keys(), broken.source(), Clock.systemUTC(), 1));
            assertThat(broken.reached()).isFalse();
        } catch (BrokenOff.Killed e) {
            assertThat(Sealings.left(foundation)).as("it is not done").isPositive();
        }
        assertThat(Sealings.openAll(foundation)).isEqualTo(rows);
        toItsEnd(new Resealing(foundation.keys(), foundation.store(), Clock.systemUTC(), 1));
        assertThat(Sealings.left(foundation)).isZero();
        assertThat(Sealings.openAll(foundation)).isEqualTo(rows);
        return broken.reached();
    }

    private static void toItsEnd(Resealing resealing) {
        for (int ticks = 0; resealing.underWay() == 1; ticks++) {
            assertThat(ticks).isLessThan(1_000);
            resealing.tick();
        }
    }

    @Test
    void killedAtAnyMomentEverythingOpensAndItComesToItsEnd() throws Exception {
        House house = filled(Databases.SQLITE, POSTS);
        Path file = house.configured("");
        Path log = folder.resolve("serve.log");
        int amid = 0;
        rotate(house);
        try (Foundation foundation = Foundation.open(house.config(), Clock.systemUTC())) {
            long rows = Sealings.openAll(foundation);
            long all = Sealings.left(foundation);
            for (int i = 0; i < KILLS; i++) {
                if (Sealings.left(foundation) == 0) {
                    rotate(house);
                    foundation.keys().refresh();
                }
                GatewayProcess gateway = GatewayProcess.start(file, log);
                LockSupport.parkNanos(Duration.ofMillis(RANDOM.nextInt(LATEST)).toNanos());
                gateway.kill();
                long left = Sealings.left(foundation);
                amid += left > 0 && left < all ? 1 : 0;
                assertThat(Sealings.openAll(foundation)).as("kill %d", i).isEqualTo(rows);
            }
            if (THOROUGH) {
                assertThat(amid).as("kills while it was at it").isGreaterThan(KILLS / 4);
                try (GatewayProcess last = GatewayProcess.start(file, log)) {
                    assertThat(last.pid()).isPositive();
                    Await.until(AT_MOST, "all is sealed anew", () -> Sealings.left(foundation) == 0);
                }
            } else {
                toItsEnd(new Resealing(foundation.keys(), foundation.store(), Clock.systemUTC()));
            }
            assertThat(Sealings.left(foundation)).isZero();
            assertThat(Sealings.openAll(foundation)).isEqualTo(rows);
            System.getLogger("ResealingKillIT")
                    .log(
                            System.Logger.Level.INFO,
                            KILLS + " kills, " + amid + " of them amid " + all + " rows and keys; all open");
        }
        assertThat(house.run("keys", "verify")).as(house.said()).isZero();
    }
}
