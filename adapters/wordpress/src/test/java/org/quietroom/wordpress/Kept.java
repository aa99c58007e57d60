package org.quietroom.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.testkit.ScriptedGate;

/** What a site sends by mail and keeps in its database about posts: the name, and nothing of the account. */
final class Kept {
    private static final String ADDRESS = "127.0.0.1";

    private Kept() {}

    static void mailsHaveTheNameAlone(WordPress wordpress, boolean forum) throws Exception {
        if (!forum) {
            Await.until("the post's author gets a mail", () -> wordpress.mails().contains("Calm Heron"));
        }
        for (String mail : wordpress.mails().split("(?m)^to: ", -1)) {
            boolean aboutPosts = mail.contains("words");
            assertThat(aboutPosts && (mail.contains(WordPressLeaksIT.NAME) || mail.contains(ADDRESS + ",")))
                    .as(mail)
                    .isFalse();
        }
    }

    /* A row with the account in it may be of the account alone: none has a name, an id of a message, or a word that was written. */
    static void theDatabaseHasTheNameAlone(WordPress wordpress, int account, boolean forum) throws Exception {
        List<String> rows = wordpress
                .db
                .dump()
                .lines()
                .filter(row -> row.startsWith("INSERT"))
                .toList();
        assertThat(rows)
                .anyMatch(row -> row.contains("Calm Heron"))
                .anyMatch(row -> row.contains(WordPressLeaksIT.NAME));
        assertThat(rows).noneMatch(row -> row.contains(ScriptedGate.CARE_NOTICE));
        for (String row : rows) {
            boolean ours = row.contains("words") || row.contains("Calm Heron") || row.contains("until later");
            boolean named = row.contains(WordPressLeaksIT.NAME)
                    || row.contains("own browser")
                    || row.contains("'" + ADDRESS + "'");
            assertThat(ours && named).as(row).isFalse();
            if (row.startsWith("INSERT INTO `wp_comments`")) {
                assertThat(row).as("user_id is the last column").doesNotContain("," + account + ");");
            }
            if (row.startsWith("INSERT INTO `wp_posts`")) {
                assertThat(row)
                        .as("post_author is the second column")
                        .doesNotMatch("INSERT INTO `wp_posts` VALUES \\(\\d+," + account + ",.*");
            }
            if (row.startsWith("INSERT INTO `wp_postmeta`") || row.startsWith("INSERT INTO `wp_commentmeta`")) {
                assertThat(row).doesNotContain(",'" + account + "');", ":" + account + "');", "i:" + account + ";");
            }
        }
        assertThat(rows.stream()
                        .filter(row -> row.contains("'_quietroom_owner'"))
                        .count())
                .isGreaterThan(forum ? 3 : 4);
    }
}
