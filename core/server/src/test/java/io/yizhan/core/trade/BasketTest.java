package io.yizhan.core.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.core.problem.ProblemException;
import io.yizhan.core.security.Visit;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Baskets of visitors and partners. */
class BasketTest {
    @AutoClose
    private static final TradeServer SERVER = new TradeServer();

    private static final UUID RUG = TradeServer.product("rug-pomegranate-183");
    private static final UUID KILIM = TradeServer.product("kilim-240");
    private static final UUID DUTAR = TradeServer.product("dutar-concert");

    private static BasketService baskets() {
        return SERVER.bean(BasketService.class);
    }

    @Test
    void basketsTakePublishedProductsInSensibleQuantities() {
        BasketKey visitor = baskets().newVisitor();
        for (String quantity : List.of("0", "-1", "1.2345", "1000000001")) {
            assertThat(baskets().put(visitor, RUG, new BigDecimal(quantity), "", TradeServer.VISIT))
                    .extracting(TradeFinding::code)
                    .containsExactly("QUANTITY");
        }
        assertThat(baskets().put(visitor, UUID.randomUUID(), BigDecimal.ONE, "", TradeServer.VISIT))
                .extracting(TradeFinding::code)
                .containsExactly("PRODUCT_GONE");
        assertThat(baskets().put(visitor, RUG, BigDecimal.TEN, "x".repeat(501), TradeServer.VISIT))
                .extracting(TradeFinding::code)
                .containsExactly("TOO_LONG");
        assertThat(baskets().count(visitor)).isZero();
        baskets().put(visitor, RUG, BigDecimal.TEN, "first", TradeServer.VISIT);
        baskets().put(visitor, RUG, new BigDecimal("7"), "second", TradeServer.VISIT);
        assertThat(baskets().lines(visitor)).singleElement().satisfies(line -> {
            assertThat(line.quantity()).isEqualByComparingTo("7");
            assertThat(line.note()).isEqualTo("second");
        });
        baskets().clear(visitor);
        assertThat(baskets().lines(visitor)).isEmpty();
    }

    @Test
    void aVisitorsBasketGoesOverToWhoSignsIn() {
        SERVER.partner("late");
        BasketKey visitor = baskets().newVisitor();
        BasketKey user = SERVER.basket("late");
        baskets().put(user, RUG, BigDecimal.TEN, "old", TradeServer.VISIT);
        baskets().put(user, DUTAR, BigDecimal.TEN, "", TradeServer.VISIT);
        baskets().put(visitor, RUG, new BigDecimal("11"), "new", TradeServer.VISIT);
        baskets().put(visitor, KILIM, new BigDecimal("12"), "", TradeServer.VISIT);
        baskets().merge(visitor, user);
        assertThat(baskets().lines(visitor)).isEmpty();
        assertThat(baskets().lines(user))
                .extracting(line -> line.product() + " " + line.quantity() + " " + line.note())
                .containsExactlyInAnyOrder(RUG + " 11 new", DUTAR + " 10 ", KILIM + " 12 ");
    }

    @Test
    void visitorsBasketsAreForgottenAfterThirtyDaysAndTokensAreNotStored() {
        BasketKey.OfVisitor left = baskets().newVisitor();
        baskets().put(left, RUG, BigDecimal.TEN, "", TradeServer.VISIT);
        assertThat(new String(left.owner(), StandardCharsets.ISO_8859_1)).doesNotContain(left.token());
        assertThat(left.toString()).doesNotContain(left.token());
        SERVER.clock.pass(Duration.ofDays(31));
        baskets().put(baskets().newVisitor(), RUG, BigDecimal.TEN, "", TradeServer.VISIT);
        assertThat(baskets().count(left)).isZero();
    }

    @Test
    void fromOneNetworkVisitorsAddSoManyLinesAnHourAndChangeThemFreely() {
        Visit fair = new Visit("192.0.2.77", "test", Optional.empty());
        BasketKey visitor = baskets().newVisitor();
        baskets().put(visitor, RUG, BigDecimal.TEN, "", fair);
        StrangerLimiter limiter = SERVER.bean(StrangerLimiter.class);
        for (int i = 1; i < StrangerLimiter.Deed.ADD_LINE.perNetwork; i++) {
            assertThat(limiter.tryOnce(StrangerLimiter.Deed.ADD_LINE, fair.network()))
                    .isEmpty();
        }
        BasketKey another = baskets().newVisitor();
        assertThatThrownBy(() -> baskets().put(another, RUG, BigDecimal.TEN, "", fair))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("RATE_LIMITED");
        assertThat(baskets().count(another)).isZero();
        assertThat(baskets().put(visitor, RUG, new BigDecimal("11"), "", fair)).isEmpty();
        SERVER.partner("at-the-fair");
        assertThat(baskets().put(SERVER.basket("at-the-fair"), RUG, BigDecimal.TEN, "", fair))
                .isEmpty();
        assertThat(baskets().put(another, RUG, BigDecimal.TEN, "", TradeServer.VISIT))
                .isEmpty();
        SERVER.clock.pass(StrangerLimiter.WINDOW);
        assertThat(baskets().put(baskets().newVisitor(), RUG, BigDecimal.TEN, "", fair))
                .isEmpty();
    }
}
