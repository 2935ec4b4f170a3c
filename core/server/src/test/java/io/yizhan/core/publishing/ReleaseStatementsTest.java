package io.yizhan.core.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.entry.BulkWriter.Write;
import io.yizhan.core.entry.EntryIds;
import io.yizhan.core.entry.FieldChange;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.publishing.Release.Member;
import io.yizhan.core.publishing.ReleaseService.Added;
import io.yizhan.core.publishing.ReleaseService.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.StringNode;

/** However many entries a release has, it takes as many statements to release and to put back. */
class ReleaseStatementsTest {
    private static DeliveryServer server;
    private static int slugs;

    @BeforeAll
    static void start() {
        TestDatabase database = TestDatabase.create();
        server = DeliveryServer.over(database.properties(), database::close);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aHundredEntriesTakeAsManyStatementsAsTen() {
        List<Integer> ten = statements(10);
        List<Integer> hundred = statements(100);
        assertThat(hundred).isEqualTo(ten);
        assertThat(ten).allMatch(count -> count > 10 && count < 80);
    }

    /** To release so many new entries, and to put them back. */
    private static List<Integer> statements(int entries) {
        UUID id = release(articles(entries));
        ReleasePlanner planner = server.bean(ReleasePlanner.class);
        ReleaseRunner runner = server.bean(ReleaseRunner.class);
        ReleaseStore store = server.bean(ReleaseStore.class);
        int out = counted(tx -> {
            Release release = store.require(tx.sql(), id);
            ReleasePlan plan = planner.locked(tx, store.members(tx.sql(), id));
            assertThat(plan.possible()).isTrue();
            Release done = runner.release(tx, release, plan, Optional.empty(), Optional.empty());
            assertThat(done.state()).isEqualTo(ReleaseState.RELEASED);
        });
        int back = counted(tx -> {
            Release release = store.require(tx.sql(), id);
            List<Member> members = store.members(tx.sql(), id);
            List<PublicationWriter.Change> reversal = runner.reversal(tx, release, members);
            assertThat(reversal).hasSize(entries);
            assertThat(runner.taken(tx, reversal).possible()).isTrue();
            Release done = runner.revert(tx, release, reversal, Optional.empty(), "counted");
            assertThat(done.state()).isEqualTo(ReleaseState.REVERTED);
        });
        return List.of(out, back);
    }

    private static int counted(Consumer<ContentTransaction> work) {
        AtomicInteger statements = new AtomicInteger();
        ExecuteListener counting = new ExecuteListener() {
            private static final long serialVersionUID = 1L;

            @Override
            public void executeStart(ExecuteContext context) {
                statements.incrementAndGet();
            }
        };
        boolean done = server.bean(Layouts.class).write(tx -> {
            work.accept(new ContentTransaction(
                    DSL.using(tx.sql().configuration().derive(new DefaultExecuteListenerProvider(counting))),
                    tx.layout()));
            return true;
        });
        assertThat(done).isTrue();
        server.bean(EventFeed.class).committed();
        return statements.get();
    }

    private static UUID release(List<UUID> articles) {
        List<Added> added = articles.stream()
                .map(id -> new Added(id, ReleaseAction.PUBLISH, Optional.empty(), Optional.empty()))
                .toList();
        ReleaseOutcome made = server.bean(ReleaseService.class)
                .create(
                        server.program(),
                        new Wish(ReleaseKind.BUNDLE, Optional.of("百件"), Optional.empty(), added),
                        Optional.empty());
        return ((ReleaseOutcome.Done) made).releaseId();
    }

    private static List<UUID> articles(int count) {
        List<Write> writes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            writes.add(new Write(
                    "article",
                    server.bean(EntryIds.class).next(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(
                            change("core.title", Optional.of("zh-Hans"), "第 " + i + " 篇"),
                            change("core.slug", Optional.empty(), "counted-" + slugs++),
                            change("core.kind", Optional.empty(), "news"),
                            change("core.date", Optional.empty(), "2026-03-01")),
                    Set.of()));
        }
        return server
                .bean(Layouts.class)
                .write(tx -> server.bean(BulkPublisher.class).write(tx, server.program(), writes, _ -> false, _ -> {}))
                .written()
                .stream()
                .map(written -> written.write().id())
                .toList();
    }

    private static FieldChange change(String field, Optional<String> locale, String value) {
        return new FieldChange(FieldKey.parse(field), locale, Optional.of(StringNode.valueOf(value)), Optional.empty());
    }
}
