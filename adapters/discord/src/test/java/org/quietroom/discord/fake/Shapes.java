package org.quietroom.discord.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;

/** Objects as Discord's documentation describes them. */
final class Shapes {
    /** Permissions, as bits. */
    static final long VIEW = 1L << 10;

    static final long SEND = 1L << 11;
    static final long MANAGE_MESSAGES = 1L << 13;
    static final long HISTORY = 1L << 16;
    static final long MANAGE_WEBHOOKS = 1L << 29;
    static final long COMMANDS = 1L << 31;
    static final String JOINED = "2025-01-01T00:00:00.000000+00:00";

    private Shapes() {}

    static ObjectNode user(long id, String name, boolean bot) {
        return Json.object()
                .put("id", text(id))
                .put("username", name)
                .put("discriminator", bot ? "0001" : "0")
                .put("global_name", bot ? null : name)
                .putNull("avatar")
                .put("bot", bot)
                .put("public_flags", 0);
    }

    static ObjectNode member(ObjectNode user, String... roles) {
        ObjectNode member = bareMember(roles);
        member.set("user", user);
        return member;
    }

    static ObjectNode bareMember(String... roles) {
        ObjectNode member = Json.object()
                .putNull("nick")
                .putNull("avatar")
                .put("joined_at", JOINED)
                .putNull("premium_since")
                .put("deaf", false)
                .put("mute", false)
                .put("flags", 0)
                .put("pending", false);
        member.set("roles", Json.texts(roles));
        return member;
    }

    static ObjectNode role(long id, String name, long permissions, int position) {
        ObjectNode role = Json.object()
                .put("id", text(id))
                .put("name", name)
                .put("color", 0)
                .put("hoist", false)
                .put("managed", false)
                .put("mentionable", false)
                .put("position", position)
                .put("flags", 0)
                .put("permissions", text(permissions));
        role.set(
                "colors",
                Json.object().put("primary_color", 0).putNull("secondary_color").putNull("tertiary_color"));
        return role;
    }

    static ObjectNode channel(long id, String name, long guild, boolean locked) {
        ObjectNode channel = Json.object()
                .put("id", text(id))
                .put("type", 0)
                .put("guild_id", text(guild))
                .put("name", name)
                .put("position", 0)
                .put("nsfw", false)
                .putNull("topic")
                .putNull("parent_id")
                .putNull("last_message_id")
                .put("rate_limit_per_user", 0)
                .put("flags", 0);
        ArrayNode overwrites = Json.array();
        if (locked) {
            overwrites.add(Json.object()
                    .put("id", text(guild))
                    .put("type", 0)
                    .put("allow", "0")
                    .put("deny", text(SEND)));
        }
        channel.set("permission_overwrites", overwrites);
        return channel;
    }

    static ObjectNode privateChannel(long id, ObjectNode user) {
        ObjectNode channel = Json.object()
                .put("id", text(id))
                .put("type", 1)
                .putNull("last_message_id")
                .put("flags", 0);
        channel.set("recipients", Json.array(user));
        return channel;
    }

    static ObjectNode guild(long id, Collection<ObjectNode> roles, Collection<ObjectNode> channels, ObjectNode bot) {
        ObjectNode guild = Json.object()
                .put("id", text(id))
                .put("name", "A support group")
                .putNull("icon")
                .putNull("splash")
                .putNull("description")
                .putNull("banner")
                .put("owner_id", "1180000000000000777")
                .putNull("afk_channel_id")
                .put("afk_timeout", 300)
                .put("verification_level", 1)
                .put("default_message_notifications", 1)
                .put("explicit_content_filter", 0)
                .put("mfa_level", 0)
                .put("nsfw_level", 0)
                .put("nsfw", false)
                .put("premium_tier", 0)
                .put("premium_subscription_count", 0)
                .put("premium_progress_bar_enabled", false)
                .put("preferred_locale", "en-US")
                .putNull("system_channel_id")
                .put("system_channel_flags", 0)
                .putNull("rules_channel_id")
                .putNull("public_updates_channel_id")
                .put("max_members", 1000)
                .put("max_presences", 1000)
                .put("large", false)
                .put("unavailable", false)
                .put("member_count", 4)
                .put("joined_at", JOINED);
        guild.set("roles", array(roles));
        guild.set("channels", array(channels));
        guild.set("members", Json.array(bot));
        for (String empty : new String[] {
            "emojis",
            "stickers",
            "features",
            "threads",
            "voice_states",
            "presences",
            "stage_instances",
            "guild_scheduled_events",
            "soundboard_sounds"
        }) {
            guild.set(empty, Json.array());
        }
        return guild;
    }

    static ObjectNode message(long id, long channel, ObjectNode author, String content) {
        ObjectNode message = Json.object()
                .put("id", text(id))
                .put("channel_id", text(channel))
                .put("type", 0)
                .put("content", content)
                .put("timestamp", Instant.now().toString())
                .putNull("edited_timestamp")
                .put("tts", false)
                .put("mention_everyone", false)
                .put("pinned", false)
                .put("flags", 0);
        message.set("author", author);
        for (String empty : new String[] {"mentions", "mention_roles", "attachments", "embeds", "components"}) {
            message.set(empty, Json.array());
        }
        return message;
    }

    static String text(long number) {
        return Long.toUnsignedString(number);
    }

    private static ArrayNode array(Collection<ObjectNode> items) {
        ArrayNode array = Json.array();
        items.forEach(array::add);
        return array;
    }
}
