package org.quietroom.gateway.console;

import java.util.List;

/** One host of the health page, in sentences. */
public record HostLine(String name, boolean reached, List<String> sentences) {}
