package io.yizhan.core.trade;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.Condition.Quantifier;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.Labels;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.Value;
import io.yizhan.core.model.Visibility;
import io.yizhan.core.security.Action;
import io.yizhan.core.security.FieldScope;
import io.yizhan.core.security.Grant;
import io.yizhan.core.security.Role;
import io.yizhan.core.security.RoleService;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * What a partner is entitled to, written as grants of its own role: of each granted catalogue, of every product in it and
 * of the enterprises that offer them all partner fields. Which those are, delivery asks the published copy at each read; so
 * a product that leaves the catalogue, or a catalogue that is unpublished, takes its prices and contacts along at once. A grant that ends carries its end:
 * security looks at the clock with every request, so no job has to run in time.
 */
@Singleton
final class Entitlements {
    static final String CATALOGUE = "exportCatalog";
    static final String PRODUCT = "exportProduct";
    static final FieldPath PRODUCTS = FieldPath.parse("core.products");

    private static final String ENTERPRISE = "exportEnterprise";
    private static final FieldPath OFFERED_BY = FieldPath.parse("core.enterprise");

    private static final FieldScope PARTNER_FIELDS = new FieldScope.UpTo(Visibility.PARTNER);

    private final RoleService roles;

    Entitlements(RoleService roles) {
        this.roles = roles;
    }

    /** Writes role and grants as the partner's state and catalogues say, in the transaction. */
    void write(DSLContext sql, Partner partner, List<CatalogueGrant> catalogues) {
        String company = partner.profile().company();
        roles.put(
                sql,
                new Role(
                        partner.role(),
                        Role.Kind.PARTNER,
                        Labels.of(company, company),
                        Labels.of(
                                "由贸易伙伴“" + company + "”获得的目录决定。",
                                "Given by the catalogues that " + company + " holds."),
                        false));
        roles.replaceGrants(
                sql, "trade:partner:" + partner.id(), partner.approved() ? grants(partner, catalogues) : List.of());
    }

    private static List<Grant> grants(Partner partner, List<CatalogueGrant> catalogues) {
        Map<Optional<Instant>, List<Value>> byEnd = new LinkedHashMap<>();
        for (CatalogueGrant grant : catalogues) {
            byEnd.computeIfAbsent(grant.until(), _ -> new ArrayList<>()).add(value(grant.catalogue()));
        }
        List<Grant> grants = new ArrayList<>();
        byEnd.forEach((until, ids) -> {
            Condition held = new Condition.Compare(FieldPath.parse("id"), Operator.IN, ids);
            grants.add(grant(partner, CATALOGUE, held, until));
            Condition offered = new Condition.LinkedFrom(CATALOGUE, PRODUCTS, Quantifier.SOME, held);
            grants.add(grant(partner, PRODUCT, offered, until));
            Condition offering = new Condition.LinkedFrom(PRODUCT, OFFERED_BY, Quantifier.SOME, offered);
            grants.add(grant(partner, ENTERPRISE, offering, until));
        });
        return grants;
    }

    private static Value value(UUID id) {
        return Value.of(id.toString());
    }

    private static Grant grant(Partner partner, String type, Condition rows, Optional<Instant> until) {
        return new Grant.OnEntries(
                partner.role(),
                Action.READ_PUBLISHED,
                type,
                PARTNER_FIELDS,
                new TreeSet<>(Set.of(Grant.ANY)),
                rows,
                until);
    }
}
