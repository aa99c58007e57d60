package org.quietroom.encryption.room;

import java.util.ArrayList;
import java.util.List;

/** One life of a device: its errand, and of how many places of it the device comes to the last. Safe for many threads. */
final class Life {
    private static final int LONGEST = 120;

    private final Season season;
    private final Mortal device;
    private final long seed;
    private final String errand;
    private final String action;
    private final int most;
    private final List<String> places = new ArrayList<>();
    private int counted;

    private Life(Season season, Mortal device, long seed, String errand, String action, int most) {
        this.season = season;
        this.device = device;
        this.seed = seed;
        this.errand = errand;
        this.action = action;
        this.most = most;
    }

    /** A life with an errand of which it comes to so many places. */
    static Life of(Season season, Mortal device, long seed, Errand errand, int most) {
        return new Life(season, device, seed, errand.name(), errand.action + ": ", most);
    }

    /** A life in which it does every errand and then ends. */
    static Life rehearsal(Season season, Mortal device, long seed) {
        return new Life(season, device, seed, DeviceLife.EVERY_ERRAND, "", Integer.MAX_VALUE);
    }

    Season season() {
        return season;
    }

    Mortal device() {
        return device;
    }

    /** As {@link DeviceChild} takes them. */
    List<String> arguments() {
        return List.of(device.store.toString(), device.scope(), String.valueOf(seed), errand);
    }

    /** Whether this place is the last one of its errand, or it has gone on for too long without one. */
    synchronized boolean comesTo(String place) {
        places.add(place);
        boolean counts = place.startsWith(action);
        if (counts) {
            counted++;
        }
        return (counts && counted == most) || places.size() == LONGEST;
    }

    /** Where it was when it was killed. */
    synchronized String last() {
        return places.get(places.size() - 1);
    }

    /** Written down for whoever looks for the cause of a fault. */
    synchronized void note() {
        season.note(device.name + " " + seed + " " + errand + " " + places);
    }
}
