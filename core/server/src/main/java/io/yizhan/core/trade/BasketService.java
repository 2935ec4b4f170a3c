package io.yizhan.core.trade;

import io.yizhan.core.database.Database;
import io.yizhan.core.model.LocaleSettings;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.security.AccessService;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.Secrets;
import io.yizhan.core.security.Visit;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Baskets: what a partner, or a visitor who may become one, wants to ask for. A visitor's basket is forgotten when nothing
 * was put into it for 30 days.
 */
@Singleton
public final class BasketService {
    /** Most lines of a basket. */
    public static final int MOST_LINES = 200;

    private static final Duration KEPT = Duration.ofDays(30);

    private final Database database;
    private final BasketStore store;
    private final StrangerLimiter limiter;
    private final TradeContent content;
    private final LocaleSettings locales;
    private final AccessService access;
    private final SecureRandom random;
    private final Clock clock;

    BasketService(
            Database database,
            BasketStore store,
            StrangerLimiter limiter,
            TradeContent content,
            LocaleSettings locales,
            AccessService access,
            SecureRandom random,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.limiter = limiter;
        this.content = content;
        this.locales = locales;
        this.access = access;
        this.random = random;
        this.clock = clock;
    }

    /** A key for a browser that has none yet; nothing is stored until something is put into its basket. */
    public BasketKey.OfVisitor newVisitor() {
        return new BasketKey.OfVisitor(Secrets.secret(random));
    }

    /** In the order they were added. */
    public List<BasketLine> lines(BasketKey key) {
        return database.read(sql -> store.lines(sql, key));
    }

    public int count(BasketKey key) {
        return database.read(sql -> store.count(sql, key));
    }

    /**
     * Puts a product in, or changes its line.
     *
     * @param from the connection it comes from: so many new lines of visitors an hour from one network
     * @return errors, and then nothing was stored; or warnings (BELOW_MINIMUM), and it was. Errors: QUANTITY, TOO_LONG (of
     *     the note), PRODUCT_GONE (not published), NO_ENTERPRISE, BASKET_FULL
     * @throws io.yizhan.core.problem.ProblemException RATE_LIMITED
     */
    public List<TradeFinding> put(BasketKey key, UUID product, BigDecimal quantity, String note, Visit from) {
        if (key.visitor()
                && !database.read(sql -> store.holds(sql, key, product))
                && limiter.tryOnce(StrangerLimiter.Deed.ADD_LINE, from.network())
                        .isPresent()) {
            throw Problem.of(ProblemCode.RATE_LIMITED).exception();
        }
        return database.write(sql -> {
            Optional<TradeContent.Product> found = Optional.ofNullable(content.products(
                            sql,
                            access.of(new Caller.Anonymous()),
                            List.of(product),
                            locales.locales().defaultTag())
                    .get(product));
            List<TradeFinding> findings = LineChecks.check(product, quantity, note, found);
            if (findings.stream().anyMatch(TradeFinding::error)) {
                return findings;
            }
            if (!store.holds(sql, key, product) && store.count(sql, key) >= MOST_LINES) {
                return List.of(TradeFinding.error("", "BASKET_FULL").with("limit", MOST_LINES));
            }
            Instant now = clock.instant();
            store.put(sql, key, new BasketLine(product, quantity, note.strip(), now), now);
            if (key.visitor()) {
                store.forget(sql, now.minus(KEPT));
            }
            return findings;
        });
    }

    /** Nothing happens if the product is not in it. */
    public void remove(BasketKey key, UUID product) {
        database.change(sql -> store.remove(sql, key, product));
    }

    public void clear(BasketKey key) {
        database.change(sql -> store.clear(sql, key));
    }

    /**
     * At sign-in: the visitor's lines go over to the user, and the visitor's basket is empty. Of a product in both the
     * visitor's line stays, which is the newer one; what goes beyond the most lines is left out, the last added first.
     */
    public void merge(BasketKey visitor, BasketKey user) {
        database.change(sql -> {
            List<BasketLine> brought = store.lines(sql, visitor);
            Set<UUID> held = new HashSet<>();
            store.lock(sql, user).forEach(line -> held.add(line.product()));
            for (BasketLine line : brought) {
                if (held.contains(line.product()) || held.size() < MOST_LINES) {
                    held.add(line.product());
                    store.put(sql, user, line, clock.instant());
                }
            }
            store.clear(sql, visitor);
        });
    }
}
