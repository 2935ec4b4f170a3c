package io.yizhan.core.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.Value;
import io.yizhan.core.projection.EntrySelect.Ask;
import io.yizhan.core.projection.RenderedSelects.Made;
import io.yizhan.core.projection.RenderedSelects.Shape;
import java.util.List;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Selects are held as text, but never more of them than fit. */
class RenderedSelectsTest {
    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final RenderedSelects selects = new RenderedSelects();
    private int made;

    /** Twice, as a select is not held before it comes again. */
    private void ask(String compared, String bound) {
        Ask ask = Ask.of("en", Condition.compare("id", Operator.EQ, Value.of(compared)));
        Shape shape = new Shape("page", ask, List.of(), 0);
        for (int i = 0; i < 2; i++) {
            List<EntryRow> rows = DATABASE.database()
                    .read(sql -> selects.fetch(sql, shape, List.of(), () -> {
                        made++;
                        return new Made(DSL.selectOne().where(DSL.val(bound).eq("another")), _ -> {
                            throw new IllegalStateException("there are no rows");
                        });
                    }));
            assertThat(rows).isEmpty();
        }
    }

    @Test
    void shortOnesAreHeldByTheHundred() {
        for (int i = 0; i < 500; i++) {
            ask("short " + i, "x");
        }
        assertThat(made).isEqualTo(1_000);
        for (int i = 0; i < 500; i++) {
            ask("short " + i, "x");
        }
        assertThat(made).as("all were held").isEqualTo(1_000);
    }

    @Test
    void longOnesTakeThePlaceOfSeveral() {
        String giant = "x".repeat(300_000);
        for (int i = 0; i < 50; i++) {
            ask("bound " + i, giant);
        }
        assertThat(selects.length()).isBetween(1_000_000L, RenderedSelects.LONGEST);
        for (int i = 0; i < 50; i++) {
            ask(i + giant, "in the shape alone");
        }
        assertThat(selects.length()).isBetween(1_000_000L, RenderedSelects.LONGEST);
    }

    @Test
    void oneLongerThanAllIsNotHeld() {
        ask("short", "x");
        ask("giant", "x".repeat((int) RenderedSelects.LONGEST + 1));
        assertThat(selects.length()).isBetween(1L, 10_000L);
        made = 0;
        ask("short", "x");
        assertThat(made).as("it took no place of others").isZero();
    }
}
