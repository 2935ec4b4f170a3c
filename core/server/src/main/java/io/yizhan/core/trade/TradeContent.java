package io.yizhan.core.trade;

import io.yizhan.core.database.Database;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.LocaleSettings;
import io.yizhan.core.model.Locales;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.projection.EntryRow;
import io.yizhan.core.projection.EntrySelect;
import io.yizhan.core.projection.EntrySelect.Ask;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.ReferenceStore;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.security.Access;
import io.yizhan.core.security.Action;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What this room asks of the content: products that are published, and catalogues that can be granted. */
@Singleton
final class TradeContent {
    static final int MOST_CATALOGUES = 200;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Database database;
    private final Layouts layouts;
    private final LocaleSettings settings;
    private final SearchKeys keys;
    private final ReferenceStore references;
    private final Clock clock;

    TradeContent(
            Database database,
            Layouts layouts,
            LocaleSettings settings,
            SearchKeys keys,
            ReferenceStore references,
            Clock clock) {
        this.database = database;
        this.layouts = layouts;
        this.settings = settings;
        this.keys = keys;
        this.references = references;
        this.clock = clock;
    }

    /**
     * A published product.
     *
     * @param name in the language asked for or its fallbacks
     * @param minimum smallest quantity the enterprise delivers
     * @param unit code of the vocabulary unitOfMeasure
     */
    record Product(
            UUID id, String name, Optional<UUID> enterprise, Optional<BigDecimal> minimum, Optional<String> unit) {}

    /** Those that are published and that the caller may see. */
    Map<UUID, Product> products(DSLContext sql, Access access, Collection<UUID> ids, String language) {
        Map<UUID, Product> found = new LinkedHashMap<>();
        Set<UUID> missing = new HashSet<>(ids);
        for (String locale : order(language)) {
            if (missing.isEmpty()) {
                return found;
            }
            Condition visible = access.in(locale).rows(Action.READ_PUBLISHED, Entitlements.PRODUCT);
            for (EntryRow row :
                    select(Entitlements.PRODUCT, Stage.PUBLISHED).byIds(sql, Ask.of(locale, visible), missing)) {
                found.put(row.id(), product(row, locale));
            }
            missing.removeAll(found.keySet());
        }
        return found;
    }

    /** The locale asked for if the site has it, then the others: a product may be published in some of them only. */
    private List<String> order(String language) {
        Locales locales = settings.locales();
        List<String> order = new ArrayList<>();
        if (locales.contains(language)) {
            order.add(language);
        }
        locales.tags().stream().filter(tag -> !tag.equals(language)).forEach(order::add);
        return order;
    }

    private Product product(EntryRow row, String locale) {
        JsonNode fields = JSON.readTree(row.document()).path("fields");
        JsonNode names = fields.path("core.name");
        String name = settings.locales().chain(locale).stream()
                .flatMap(tag -> names.path(tag).stringValueOpt().stream())
                .findFirst()
                .orElse("");
        return new Product(
                row.id(),
                name,
                fields.path("core.enterprise").path("id").stringValueOpt().map(UUID::fromString),
                fields.path("core.moq").stringValueOpt().map(BigDecimal::new),
                fields.path("core.unit").stringValueOpt());
    }

    /** For each product the first of these catalogues that holds it, as published; other products are left out. */
    Map<UUID, UUID> heldBy(DSLContext sql, Collection<UUID> products, List<UUID> catalogues) {
        Map<UUID, UUID> held = new LinkedHashMap<>();
        references.from(sql, Stage.PUBLISHED, catalogues).stream()
                .filter(use -> use.fieldPath().equals(Entitlements.PRODUCTS.toString()))
                .filter(use -> products.contains(use.target()))
                .forEach(use -> held.merge(
                        use.target(),
                        use.source(),
                        (one, other) -> catalogues.indexOf(one) <= catalogues.indexOf(other) ? one : other));
        return held;
    }

    /** Whether these catalogues can be granted: they exist, published or not yet, and their ends are to come. */
    List<TradeFinding> checkCatalogues(DSLContext sql, List<CatalogueGrant.Wanted> wanted) {
        if (wanted.size() > MOST_CATALOGUES) {
            return List.of(TradeFinding.error("catalogues", "TOO_MANY").with("limit", MOST_CATALOGUES));
        }
        Instant now = clock.instant();
        Set<UUID> ids = new HashSet<>();
        List<TradeFinding> findings = new ArrayList<>();
        for (CatalogueGrant.Wanted one : wanted) {
            String field = "catalogues/" + one.catalogue();
            if (!ids.add(one.catalogue())) {
                findings.add(TradeFinding.error(field, "TWICE"));
            }
            if (one.until().isPresent() && !one.until().get().isAfter(now)) {
                findings.add(TradeFinding.error(field, "UNTIL_PAST"));
            }
        }
        Set<UUID> known = new HashSet<>();
        select(Entitlements.CATALOGUE, Stage.DRAFT)
                .byIds(sql, Ask.of(settings.locales().defaultTag(), Condition.always()), ids)
                .forEach(row -> known.add(row.id()));
        ids.stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> findings.add(TradeFinding.error("catalogues/" + id, "CATALOGUE_UNKNOWN")));
        return findings;
    }

    private EntrySelect select(String type, Stage stage) {
        return new EntrySelect(layouts.current(), database.dialect(), keys, type, stage);
    }
}
