package org.quietroom.core.pipeline;

import java.net.URL;

/** Where a plugin's class comes from, for messages to an operator. */
final class Origin {
    private static final String OURS = "org.quietroom";

    private Origin() {}

    /** The class's name and the jar or folder it was loaded from. */
    static String of(Class<?> type) {
        String file = type.getName().replaceFirst("\\$\\$Lambda.*", "").replace('.', '/') + ".class";
        ClassLoader loader = type.getClassLoader();
        URL url = loader == null ? null : loader.getResource(file);
        return type.getName()
                + (url == null ? "" : " (" + url.toString().replaceFirst("!?/\\Q" + file + "\\E$", "") + ")");
    }

    /** Whether a class lies in a package of Quietroom. Limit: nothing keeps a jar from using our package names. */
    static boolean ours(Class<?> type) {
        String name = type.getPackageName();
        return name.equals(OURS) || name.startsWith(OURS + ".");
    }
}
