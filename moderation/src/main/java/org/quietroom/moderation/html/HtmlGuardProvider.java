package org.quietroom.moderation.html;

import java.util.List;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.GuardProvider;
import org.quietroom.core.guard.OnFailure;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.setting.Setting;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.verdict.GuardId;

/**
 * Makes HTML parts fit to be shown with the OWASP Java HTML Sanitizer; every other format passes untouched.
 *
 * <p>It keeps what people use on a forum: quotes, lists, headings, tables, code, links. Remote images are refused, or with
 * the setting {@code image-proxy} fetched through it. A part that needs no change leaves byte for byte as it came.
 */
public final class HtmlGuardProvider implements GuardProvider {
    /** The guard's name. */
    public static final GuardId ID = new GuardId("quietroom.html");

    private static final Setting<String> IMAGE_PROXY = Setting.text(
            "image-proxy",
            "",
            "An https address with {url} once, through which remote images are fetched; empty refuses them.");

    @Override
    public GuardId id() {
        return ID;
    }

    @Override
    public Phase phase() {
        return Phase.FORMAT;
    }

    @Override
    public OnFailure onFailure() {
        return OnFailure.HOLD;
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(IMAGE_PROXY);
    }

    @Override
    public Guard create(Settings settings) {
        String template = settings.get(IMAGE_PROXY);
        return new HtmlGuard(ForumPolicy.with(template.isBlank() ? null : new ImageProxy(template)));
    }
}
