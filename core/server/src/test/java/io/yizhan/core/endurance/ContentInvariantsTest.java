package io.yizhan.core.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.Database;
import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.endurance.Article.Acknowledged;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.Reindexer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The checker of the fault tests finds what it is there to find. */
@Tag("full")
class ContentInvariantsTest {
    /** Sentence that each damage breaks; {@code {id}} stands for the id of an article published twice. */
    private static final Map<String, String> DAMAGES = damages();

    private static Map<String, String> damages() {
        Map<String, String> damages = new LinkedHashMap<>();
        damages.put("p_article lacked what the truth gives", "delete from p_article where entry_id = {id}");
        damages.put(
                "d_article held what the truth does not give",
                "update d_article set state = 'DRAFT' where entry_id = {id}");
        damages.put(
                "not so: versions are numbered from 1 to the head without a gap",
                "delete from entry_version where entry_id = {id} and number = 1");
        damages.put(
                "not so: only the head is open",
                "update entry_version set closed = 0 where entry_id = {id} and number = 1");
        damages.put(
                "not so: what is published is a closed version",
                "update entry_version set closed = 0 where entry_id = {id}");
        damages.put(
                "not so: a published locale is public in the history, with the same version",
                "update publication set version_number = 1 where entry_id = {id} and to_at is null");
        damages.put(
                "not so: what is public in the history is published",
                "update entry_locale set state = 'UNPUBLISHED' where entry_id = {id}");
        damages.put(
                "not so: a locale is public once at a time",
                "update publication set to_at = null where entry_id = {id}");
        damages.put(
                "not so: every publication has its event",
                "update event set kind = 'EntrySaved' where entry_id = {id}");
        damages.put(
                "not so: every event of a publication has it in the history",
                "delete from publication where entry_id = {id}");
        damages.put(
                "not so: every end of a publication has its event",
                "update publication set to_position = 0 where entry_id = {id} and to_at is not null");
        damages.put(
                "not so: positions of events are a row without a gap",
                "delete from event where entry_id = {id} limit 1");
        damages.put(
                "not so: a unique value belongs to an entry that has it or had it published",
                "update unique_key set is_current = 0, is_published = 0 where entry_id = {id}");
        damages.put(
                "not so: nothing in the trash is published",
                "update entry set trashed_at = created_at where id = {id}");
        damages.put(
                "not so: a request done under a key has its answer",
                "update idempotency_key set answer = '' where answer like concat('%', {text}, '%')");
        damages.put(
                "not so: an entry has the version that is its head",
                "update entry set head_number = 99 where id = {id}");
        return damages;
    }

    @Test
    void findsEveryKindOfDamageAndNoneBefore() {
        try (DeliveryServer server = new DeliveryServer();
                Desk desk = new Desk(server.uri(), Tokens.admin(server.context()))) {
            ContentInvariants invariants = new ContentInvariants(
                    server.bean(Database.class), server.bean(Layouts.class), server.bean(Reindexer.class));
            List<Article> articles = Traffic.make(desk, "damaged", DAMAGES.size());
            List<Acknowledged> acknowledged = new ArrayList<>();
            articles.forEach(article -> {
                acknowledged.add(published(desk, article));
                article.version = desk.rename(article.id, article.version, article.title + " again")
                        .value()
                        .at("/entry/version")
                        .asString();
                acknowledged.add(published(desk, article));
            });
            assertThat(invariants.broken()).isEmpty();
            assertThat(invariants.lost(acknowledged)).isEmpty();

            int next = 0;
            for (Map.Entry<String, String> damage : DAMAGES.entrySet()) {
                String id = articles.get(next++).id;
                String sql = damage.getValue()
                        .replace("{id}", "unhex('" + id.replace("-", "") + "')")
                        .replace("{text}", "'" + id + "'");
                server.bean(Database.class)
                        .change(tx -> assertThat(tx.execute(sql)).as(sql).isPositive());
                assertThat(invariants.broken()).as(sql).anyMatch(found -> found.startsWith(damage.getKey()));
            }
            Acknowledged never = new Acknowledged(UUID.randomUUID().toString(), 1, 1, "");
            assertThat(invariants.lost(List.of(never))).hasSize(1);
        }
    }

    private static Acknowledged published(Desk desk, Article article) {
        Article.Due due = Article.Due.of(article.version);
        Desk.Reply out = desk.publish(article.id, due.version(), due.key());
        assertThat(out.code()).isEmpty();
        article.version = out.value().at("/entry/version").asString();
        return new Acknowledged(
                article.id, due.number(), out.value().get("position").asLong(), article.title);
    }
}
