package org.quietroom.encryption.hub;

import java.time.Duration;

/**
 * How much a hub takes. Sizes are bytes of what is carried, not of its base64.
 *
 * @param request longest request in UTF-16 units
 * @param message longest application message
 * @param handshake longest commit, proposal or Welcome
 * @param tree longest ratchet tree
 * @param keyPackage longest key package
 * @param keyPackages most key packages a device keeps, beside the last resort
 * @param devicesOfMember most devices of a member in a room
 * @param devicesOfRoom most devices in a room
 * @param keptOfRoom most bytes of events kept for a room
 * @param perMember calls a member may make in a minute
 * @param sendsOfMember messages and handshakes a member may send in a minute
 * @param perRoom messages and handshakes that may be sent in a room in a minute
 * @param reportsOfMember reports a member may make in an hour
 * @param keep how long events wait for a device that does not come
 * @param keepPackages how long a key package is kept at most, whatever its lifetime
 * @param attachments what is kept of attachments
 */
public record HubLimits(
        int request,
        int message,
        int handshake,
        int tree,
        int keyPackage,
        int keyPackages,
        int devicesOfMember,
        int devicesOfRoom,
        long keptOfRoom,
        int perMember,
        int sendsOfMember,
        int perRoom,
        int reportsOfMember,
        Duration keep,
        Duration keepPackages,
        AttachmentLimits attachments) {
    /** For rooms of people who type. */
    public static final HubLimits DEFAULT = new HubLimits(
            256 << 10,
            64 << 10,
            192 << 10,
            1 << 20,
            4 << 10,
            100,
            10,
            1_000,
            64L << 20,
            240,
            60,
            600,
            10,
            Duration.ofDays(30),
            Duration.ofDays(90),
            AttachmentLimits.DEFAULT);

    /** Longest request that carries a tree, in characters of JSON: a tree, a commit and a Welcome in base64url. */
    int upload() {
        return request + (tree + 2 * handshake) / 3 * 4;
    }

    /** Requests longer than the usual that a member may make in a minute. */
    int uploadsOfMember() {
        return Math.max(1, sendsOfMember / 6);
    }
}
