package org.quietroom.gateway.console;

/** One line of the log, in words. */
public record LogLine(String at, String iso, String who, String what, String caseId, String reason) {}
