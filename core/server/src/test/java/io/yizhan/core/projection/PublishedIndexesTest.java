package io.yizhan.core.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.app.SourcePlugin;
import io.yizhan.core.database.Database;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.plugins.PluginService;
import io.yizhan.core.projection.DeclaredIndexes.Asking;
import io.yizhan.core.projection.DeclaredIndexes.Question;
import io.yizhan.core.projection.StatementPlan.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hundred thousand works, and many entries of each other type, core's and the jade plugin's: every index of the tables of what is
 * published is the one that some question needs. {@code YIZHAN_TEST_ENTRIES} sets another number.
 */
@Tag("full")
class PublishedIndexesTest {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedIndexesTest.class);
    private static final int STEP = 10 * MadeRows.FEW;
    private static final int WORKS =
            STEP * (Integer.parseInt(System.getenv().getOrDefault("YIZHAN_TEST_ENTRIES", "100000")) / STEP);

    /** Of each other type: too many to read them all for an answer. */
    private static final int OTHERS = 5_000;

    /** Rows of tables and indexes for a page: each of its entries, of two targets at most, is looked for in a few tables. */
    private static final long MOST = 40L * DeclaredIndexes.PAGE;

    @TempDir
    static Path folder;

    private static int count(String type) {
        return type.equals("work") ? WORKS : OTHERS;
    }

    @Test
    void eachServesAQuestionThatReadsNoMoreThanItsPage() throws IOException {
        TestDatabase testDatabase = TestDatabase.create();
        Map<String, Object> settings = new HashMap<>(testDatabase.properties());
        settings.put("yizhan.plugins.folder", folder.resolve("plugins").toString());
        try (DeliveryServer server = DeliveryServer.over(settings, testDatabase::close)) {
            server.bean(PluginService.class)
                    .install(SourcePlugin.pack(Path.of("../../plugins/jade"), folder), Optional.empty());
            ModelLayout layout = server.bean(Layouts.class).current();
            Database database = server.bean(Database.class);
            long began = System.nanoTime();
            MadeRows.fill(database, layout, PublishedIndexesTest::count);
            LOG.info("filled in {} ms", (System.nanoTime() - began) / 1_000_000);
            Plans plans = new Plans(layout, database, server.bean(SearchKeys.class));
            DeclaredIndexes.of(layout, PublishedIndexesTest::count).forEach(plans::check);
            LOG.info("{} questions, at most {} rows read for one", plans.asked, plans.most);
            assertThat(plans.wrong).isEmpty();
            assertThat(plans.asked).isGreaterThan(200);
        }
    }

    private static final class Plans {
        private final ModelLayout layout;
        private final Database database;
        private final SearchKeys keys;
        private final List<String> wrong = new ArrayList<>();
        private int asked;
        private long most;

        Plans(ModelLayout layout, Database database, SearchKeys keys) {
            this.layout = layout;
            this.database = database;
            this.keys = keys;
        }

        void check(String index, List<Question> questions) {
            if (questions.isEmpty()) {
                wrong.add("nothing that can be asked needs " + index);
            }
            for (Question question : questions) {
                asked++;
                EntrySelect select =
                        new EntrySelect(layout, database.dialect(), keys, question.type(), Stage.PUBLISHED);
                database.read(sql -> {
                    check(sql, index, question, select);
                    return true;
                });
            }
        }

        private void check(DSLContext sql, String index, Question question, EntrySelect select) {
            Asking asking = question.asking().prepare(select, sql);
            long start = rowsRead(sql);
            long before = rowsRead(sql);
            int found = asking.rows(sql).size();
            // without what it takes to know
            long read = rowsRead(sql) - before - (before - start);
            most = Math.max(most, read);
            List<Step> plan = StatementPlan.of(sql, asking::rows);
            List<String> against = new ArrayList<>();
            if (found == 0) {
                against.add("finds nothing");
            }
            boolean sorts = plan.stream().anyMatch(step -> step.scans() || step.sortsMany());
            if (read > MOST) {
                against.add("reads " + read + " rows");
            }
            if (!question.common() && plan.stream().noneMatch(step -> index.endsWith("." + step.key()))) {
                against.add("does not use it");
            }
            if (sorts) {
                against.add("scans or sorts");
            }
            if (!against.isEmpty()) {
                wrong.add(index + " for " + question.type() + " " + question.what() + ": " + against + " " + plan);
            }
        }

        /** Rows this connection has touched so far, in tables and indexes. */
        private static long rowsRead(DSLContext sql) {
            return sql.fetch("show session status like 'Handler_read%'").stream()
                    .mapToLong(row -> row.get(1, Long.class))
                    .sum();
        }
    }
}
