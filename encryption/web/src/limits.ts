/** What is taken in at most, in bytes unless said; longer things are refused before they are decoded. */
export const MAX_BODY = 16_000;
export const MAX_MESSAGE = 64 * 1024;
export const MAX_HANDSHAKE = 256 * 1024;
export const MAX_WELCOME = 1024 * 1024;
export const MAX_TREE = 8 * 1024 * 1024;
export const MAX_KEY_PACKAGE = 8 * 1024;
/** Devices that one commit adds. */
export const MAX_ADDED = 40;
/** Devices in a room. */
export const MAX_DEVICES = 5_000;
/** How far a sender's keys are turned on to reach a message; hubs lose nothing, so this is what a sender never sent. */
export const MAX_SKIPPED = 200;
/** Key packages that a device leaves at the hub. */
export const KEY_PACKAGES = 10;
/** Seconds that a key package is good for, and that its clock may be behind. */
export const LIFETIME = 90 * 86_400;
export const CLOCK_SKEW = 3_600;
/** Key packages that a device has at most, with those that only a late Welcome may still need. */
export const MAX_PACKAGES = 100;
/** Milliseconds in which the hub keeps a Welcome for somebody who does not come. */
export const WELCOME_KEPT = 30 * 86_400_000;
/** Milliseconds after which a device gives its leaf new keys, and by how much more each of them may wait. */
export const LEAF_AGE = 7 * 86_400_000;
export const LEAF_SPREAD = 86_400_000;
/** Messages kept on a device; the oldest go first. */
export const MAX_KEPT = 2_000;
/** Messages in one report. */
export const MAX_REPORTED = 20;
/** An encrypted file. */
export const MAX_ATTACHMENT = 8 * 1024 * 1024;
/** Messages in a backup. */
export const MAX_BACKUP = 10_000;
