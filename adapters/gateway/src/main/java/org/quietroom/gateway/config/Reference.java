package org.quietroom.gateway.config;

import com.google.common.base.Joiner;
import java.util.ArrayList;
import java.util.List;
import org.quietroom.core.guard.GuardProvider;
import org.quietroom.core.setting.Setting;

/** A configuration with every setting, commented, at its default; generated from what is declared, so that it is complete. */
public final class Reference {
    private static final int WIDTH = 100;

    private final StringBuilder out = new StringBuilder();

    private Reference() {}

    /** YAML that can be read back. Hosts are commented out: there is none until somebody names one. */
    public static String text(Plugins plugins) {
        Reference reference = new Reference();
        reference.line(
                "", "# Quietroom's configuration: every setting with its default. What is not set may be left out.");
        reference.line("", "# Durations: a number and s, m, h or d. Relative paths begin at this file's folder.");
        reference.setting("", Keys.DATA);
        Keys.sections().forEach((name, settings) -> {
            reference.line("", "");
            reference.line("", name + ":");
            settings.forEach(s -> reference.setting("  ", s));
            if (name.equals("community")) {
                reference.line("  ", "deadlines:");
                Keys.deadlines().forEach(s -> reference.setting("    ", s));
            }
        });
        reference.guards(plugins);
        reference.hosts(plugins);
        return reference.out.toString();
    }

    private void guards(Plugins plugins) {
        line("", "");
        line("", "guards:");
        for (GuardProvider guard : plugins.guards()) {
            line("  ", guard.id() + ":");
            setting("    ", Keys.ENABLED);
            guard.settings().forEach(s -> setting("    ", s));
        }
    }

    private void hosts(Plugins plugins) {
        line("", "");
        line("", "# Each host by a key of your choice, such as forum. New hosts begin in shadow mode.");
        line("", "hosts: {}");
        plugins.routes().forEach(r -> {
            List<Setting<?>> settings = new ArrayList<>(Keys.host());
            settings.addAll(r.settings());
            host(r.type(), settings);
        });
        plugins.connectors().forEach(c -> {
            List<Setting<?>> settings = new ArrayList<>(Keys.anyHost());
            settings.addAll(withSecrets(c.settings()));
            host(c.type(), settings);
        });
    }

    private static List<Setting<?>> withSecrets(List<Setting<?>> settings) {
        List<Setting<?>> all = new ArrayList<>();
        for (Setting<?> setting : settings) {
            if (Keys.anyHost().stream().anyMatch(k -> k.name().equals(setting.name()))) {
                continue;
            }
            if (setting.secret()) {
                all.addAll(List.of(Secret.settings(setting.name(), setting.description())));
            } else {
                all.add(setting);
            }
        }
        return all;
    }

    private void host(String type, List<Setting<?>> settings) {
        line("", "#");
        line("", "#  my-" + type + ":");
        for (Setting<?> setting : settings) {
            boolean isType = setting.name().equals(Keys.TYPE.name());
            comment("#    ", setting.description());
            line("#    ", setting.name() + ": " + (isType ? type : value(setting)));
        }
    }

    private void setting(String indent, Setting<?> setting) {
        comment(indent, setting.description());
        line(indent, setting.name() + ": " + value(setting));
    }

    private static String value(Setting<?> setting) {
        Object value = setting.fallback();
        if (value instanceof List<?> list) {
            return "[" + Joiner.on(", ").join(list) + "]";
        }
        return value instanceof String text ? quoted(text) : value.toString();
    }

    private static String quoted(String text) {
        return text.matches("[a-z][a-z0-9.-]*")
                ? text
                : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private void comment(String indent, String text) {
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() + indent.length() > WIDTH) {
                line(indent, "# " + line);
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        line(indent, "# " + line);
    }

    private void line(String indent, String text) {
        out.append(indent).append(text).append('\n');
    }
}
