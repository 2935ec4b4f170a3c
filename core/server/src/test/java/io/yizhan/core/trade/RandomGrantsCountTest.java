package io.yizhan.core.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.delivery.ReplacedGrants;
import io.yizhan.core.delivery.SearchReady;
import io.yizhan.core.delivery.TokenReader;
import io.yizhan.core.security.ApiScope;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.Grant;
import io.yizhan.core.security.Role;
import io.yizhan.core.security.TokenService;
import io.yizhan.core.security.UserService;
import io.yizhan.core.trade.CountedByHand.Counts;
import io.yizhan.core.trade.CountedConditions.Asked;
import io.yizhan.core.trade.CountedConditions.View;
import io.yizhan.core.trade.CountedConditions.Way;
import io.yizhan.core.trade.CountedContent.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Facets, counts and numbers over any list are those of the entries that somebody with grants by chance may see, counted by hand; what
 * does not show to them on every entry they may not count, group or filter by.
 */
class RandomGrantsCountTest {
    private static final String PARTNER_ROLE = "counted:partner";
    private static final String STAFF_ROLE = "counted:staff";
    /** So many that the cost is not too high. */
    private static final int PARENTS = 20;

    private static final List<String> WORDS = List.of("quokka", "wombat", "numbat", "quokka numbat");

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer();

    private static final CountedContent CONTENT = new CountedContent(new Random(20_271_001));

    private static TokenReader partner;
    private static TokenReader staff;
    private static TokenReader site;
    private static String enterprise;

    private Random random = new Random(0);
    private CountedConditions conditions = new CountedConditions(random, CONTENT);
    private int answered;
    private int counted;
    private int refused;

    @BeforeAll
    static void load() {
        CONTENT.publish(SERVER, TokenReader.staff(SERVER, "all", Role.ADMIN, Optional.empty()));
        enterprise = CONTENT.of(CountedField.ENTERPRISE).getFirst().id();
        TokenReader.role(SERVER, PARTNER_ROLE, Role.Kind.PARTNER, List.of());
        TokenReader.role(SERVER, STAFF_ROLE, Role.Kind.STAFF, List.of());
        Optional<UUID> own = Optional.of(UUID.fromString(enterprise));
        partner = TokenReader.of(SERVER, "partner", PARTNER_ROLE, Optional.empty(), Set.of(ApiScope.DELIVERY_READ));
        staff = TokenReader.staff(SERVER, "staff", STAFF_ROLE, own);
        site = TokenReader.of(SERVER, "site", STAFF_ROLE, own, Set.of(ApiScope.DELIVERY_READ));
        SearchReady.await(SERVER);
    }

    @Test
    void countsAreThoseByHandWhateverTheGrants() {
        rounds(20_271_002, 20);
        assertThat(answered).isGreaterThan(100);
        assertThat(counted).as("lists of nothing would prove nothing").isGreaterThan(500);
        assertThat(refused).isGreaterThan(10);
    }

    @Test
    @Tag("full")
    void soTheyAreInManyOtherRounds() {
        rounds(20_275_003, 500);
        assertThat(answered).isGreaterThan(2_500);
    }

    /** Somebody, with what they may see. */
    private record Asker(String name, Function<String, JsonNode> asks, CountedRights rights) {}

    private void rounds(long seed, int rounds) {
        for (int round = 0; round < rounds; round++) {
            random = new Random(seed + round);
            conditions = new CountedConditions(random, CONTENT);
            String name = "round " + round + ", seed " + (seed + round);
            if (round % 5 == 4) {
                ask(holder(name));
                continue;
            }
            CountedRights.Made anybody = CountedRights.random(random, conditions, Role.ANONYMOUS, Role.Kind.ANONYMOUS);
            try (ReplacedGrants _ =
                    ReplacedGrants.of(SERVER, Role.ANONYMOUS, anybody.grants().toArray(Grant[]::new))) {
                ask(
                        switch (round % 5) {
                            case 0 ->
                                new Asker(name + ", anybody", query -> SERVER.ask(query, Map.of()), anybody.rights());
                            case 1 -> given(name, partner::ask, PARTNER_ROLE, Role.Kind.PARTNER, anybody);
                            case 2 -> given(name, staff::ask, STAFF_ROLE, Role.Kind.STAFF, anybody);
                            // a token of staff that stands on a site shows what anybody sees
                            default -> new Asker(name + ", site", site::ask, anybody.rights());
                        });
            }
        }
    }

    private Asker given(
            String name, Function<String, JsonNode> asks, String role, Role.Kind kind, CountedRights.Made anybody) {
        CountedRights.Made more = CountedRights.random(random, conditions, role, kind);
        List<Grant> grants = new ArrayList<>(more.grants());
        CountedRights rights = anybody.rights().with(more.rights());
        if (kind == Role.Kind.STAFF) {
            CountedRights.Made own = CountedRights.ofOwnProducts(role, enterprise);
            grants.addAll(own.grants());
            rights = rights.with(own.rights());
        }
        TokenReader.role(SERVER, role, kind, grants);
        return new Asker(name + ", " + role, asks, rights);
    }

    /** An approved partner who holds some catalogues. */
    private Asker holder(String name) {
        Set<String> held = new TreeSet<>();
        CONTENT.of(CountedField.CATALOG).stream()
                .filter(_ -> random.nextInt(3) == 0)
                .forEach(catalogue -> held.add(catalogue.id()));
        String account = "holder-" + name.replaceAll("[^0-9]+", "-");
        PartnerService partners = SERVER.bean(PartnerService.class);
        Caller program = new Caller.Program();
        PartnerOutcome made = partners.create(
                TradeServer.profile("Company " + account),
                "",
                Optional.of(new PartnerAccount(account, "Person", Optional.empty(), Optional.of(TradeServer.PASSWORD))),
                program);
        Partner holder = ((PartnerOutcome.Done) made).partner();
        partners.grantCatalogues(
                holder.id(),
                holder.version(),
                held.stream()
                        .map(id -> new CatalogueGrant.Wanted(UUID.fromString(id), Optional.empty()))
                        .toList(),
                program);
        String secret = SERVER.bean(TokenService.class)
                .create(
                        account,
                        Set.of(ApiScope.DELIVERY_READ),
                        Instant.now().plus(Duration.ofDays(1)),
                        SERVER.bean(UserService.class).findByAccount(account))
                .secret()
                .orElseThrow();
        return new Asker(
                name + ", holder of " + held,
                TokenReader.with(SERVER, secret)::ask,
                CountedRights.ofPartner(CONTENT, held));
    }

    private void ask(Asker asker) {
        for (String type : CountedField.TYPES) {
            new Question(asker, type).root();
        }
        new Question(asker, CountedField.PRODUCT).root();
        for (int i = 0; i < 3; i++) {
            Path path = any(Path.ALL);
            new Question(asker, path.type()).below(path);
        }
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** A list of each entry: along its own links, or back along those of others. */
    private record Path(String parent, String name, CountedField field, boolean forward) {
        static final List<Path> ALL = Stream.concat(
                        Stream.of(CountedField.WORKS, CountedField.PRODUCTS)
                                .map(field -> new Path(field.type(), field.name(), field, true)),
                        Way.ALL.stream().map(way -> new Path(way.owner(), way.name(), way.field(), false)))
                .toList();

        String type() {
            return forward ? field.choices().getFirst() : field.type();
        }
    }

    /** What one asks of lists of a type. */
    private final class Question {
        private final Asker asker;
        private final CountedRights rights;
        private final String type;
        private final String locale = any(CountedContent.LOCALES);
        private final List<Asked> where = new ArrayList<>();
        private final Counts counts;
        private final CountedByHand byHand;

        Question(Asker asker, String type) {
            this.asker = asker;
            this.rights = asker.rights();
            this.type = type;
            // now and then something they may not use
            Predicate<CountedField> allowed = random.nextInt(5) == 0 ? _ -> true : rights::usable;
            for (int i = random.nextInt(4); i > 0; i--) {
                where.add(conditions.next(type, 2, allowed));
            }
            counts = Counts.random(
                    random, CountedField.of(type).stream().filter(allowed).toList());
            byHand = new CountedByHand(CONTENT, rights, locale);
        }

        private String where() {
            return "where: {and: ["
                    + where.stream().map(one -> "{" + one.member() + "}").collect(Collectors.joining(", ")) + "]}";
        }

        private boolean usable(Set<CountedField> needs) {
            return needs.stream().allMatch(rights::usable);
        }

        private Set<CountedField> needsOfConditions() {
            Set<CountedField> needs = new HashSet<>();
            where.forEach(one -> needs.addAll(one.needs()));
            return needs;
        }

        private boolean there(Entry entry) {
            return entry.locales().contains(locale) && rights.sees(entry, locale);
        }

        /** Those for which the conditions hold, but for the ones on a field alone. */
        private List<Entry> list(List<Entry> of, Optional<CountedField> without) {
            View view = new View(locale, end -> rights.sees(end, locale));
            List<Asked> asked = where.stream()
                    .flatMap(Asked::conjuncts)
                    .filter(one -> without.isEmpty() || !one.only().equals(without))
                    .toList();
            return of.stream()
                    .filter(entry -> asked.stream().allMatch(one -> one.holds().of(entry, view)))
                    .toList();
        }

        void root() {
            Optional<String> text = type.equals(CountedField.PRODUCT) && random.nextBoolean()
                    ? Optional.of(any(WORDS))
                    : Optional.empty();
            String search = text.map(words -> ", search: \"" + words + "\"").orElse("");
            String arguments = where() + ", locale: \"" + locale + "\"" + search;
            String list = CountedField.list(type);
            String query = "{ list: " + list + "(first: 100, " + arguments + ") { totalCount nodes { id }"
                    + counts.facetSelection() + " aggregate " + counts.aggregateSelection() + " } whole: " + list
                    + "Aggregate(" + arguments + ") " + counts.aggregateSelection() + " }";
            JsonNode answer = asker.asks().apply(query);
            String what = asker.name() + "\n" + rights + "\n" + query;
            Set<CountedField> needs = needsOfConditions();
            needs.addAll(counts.needs());
            if (!usable(needs)) {
                refused(answer, what);
                return;
            }
            JsonNode data = data(answer, what);
            List<Entry> of = CONTENT.of(type).stream()
                    .filter(this::there)
                    .filter(entry -> text.isEmpty() || found(entry, text.get()))
                    .toList();
            same(data.get("list"), of, what);
            List<Entry> expected = list(of, Optional.empty());
            assertThat(data.at("/list/nodes")
                            .valueStream()
                            .map(node -> node.get("id").asString()))
                    .as(what)
                    .containsExactlyInAnyOrderElementsOf(
                            expected.stream().map(Entry::id).toList());
            assertThat(CountedByHand.aggregate(counts, data.get("whole")))
                    .as(what)
                    .isEqualTo(byHand.aggregate(counts, expected));
        }

        /** Whether each word stands in what they are shown of the entry. */
        private boolean found(Entry entry, String words) {
            return Stream.of(words.split(" ", -1))
                    .allMatch(word -> Stream.of(CountedField.SKU, CountedField.SHORT_NAME)
                            .anyMatch(field ->
                                    entry.values(field, locale).contains(word) && rights.shows(entry, field, locale)));
        }

        void below(Path path) {
            List<Entry> some = new ArrayList<>(CONTENT.of(path.parent()));
            Collections.shuffle(some, random);
            some = some.subList(0, Math.min(PARENTS, some.size()));
            String ids = some.stream().map(entry -> "\"" + entry.id() + "\"").collect(Collectors.joining(", "));
            String query = "{ " + CountedField.list(path.parent()) + "(first: " + PARENTS + ", where: {id: {in: [" + ids
                    + "]}}, locale: \"" + locale + "\") { nodes { id list: " + path.name() + "(first: 10, " + where()
                    + ") { totalCount" + counts.facetSelection() + " aggregate " + counts.aggregateSelection()
                    + " } } } }";
            JsonNode answer = asker.asks().apply(query);
            String what = asker.name() + "\n" + rights + "\n" + query;
            List<Entry> parents = some.stream().filter(this::there).toList();
            // nothing is asked of a list that nobody is shown
            boolean conditionsAsked = !parents.isEmpty();
            boolean countsAsked = parents.stream().anyMatch(parent -> open(path, parent));
            if ((conditionsAsked && !usable(needsOfConditions())) || (countsAsked && !usable(counts.needs()))) {
                refused(answer, what);
                return;
            }
            JsonNode nodes = data(answer, what).at("/" + CountedField.list(path.parent()) + "/nodes");
            assertThat(nodes.valueStream().map(node -> node.get("id").asString()))
                    .as(what)
                    .containsExactlyInAnyOrderElementsOf(
                            parents.stream().map(Entry::id).toList());
            for (Entry parent : parents) {
                JsonNode list = nodes.valueStream()
                        .filter(node -> node.get("id").asString().equals(parent.id()))
                        .findFirst()
                        .orElseThrow()
                        .get("list");
                same(list, ends(path, parent), what + " of " + parent.id());
            }
        }

        private boolean open(Path path, Entry parent) {
            return path.forward()
                    ? rights.shows(parent, path.field(), locale)
                    : rights.usable(path.field()) || rights.showsSomewhere(path.field());
        }

        private List<Entry> ends(Path path, Entry parent) {
            List<Entry> ends = path.forward()
                    ? rights.shows(parent, path.field(), locale) ? CONTENT.linked(parent, path.field()) : List.of()
                    : CONTENT.linking(parent, path.field()).stream()
                            .filter(end -> rights.shows(end, path.field(), locale))
                            .toList();
            return ends.stream().filter(this::there).toList();
        }

        /** @param of what the list would be without conditions */
        private void same(JsonNode told, List<Entry> of, String what) {
            List<Entry> expected = list(of, Optional.empty());
            assertThat(told.get("totalCount").asInt()).as(what).isEqualTo(expected.size());
            assertThat(CountedByHand.aggregate(counts, told.get("aggregate")))
                    .as(what)
                    .isEqualTo(byHand.aggregate(counts, expected));
            for (CountedField field : counts.facets()) {
                assertThat(CountedByHand.facet(told.path("facets"), field))
                        .as(field.name() + " " + what)
                        .isEqualTo(byHand.facet(field, list(of, Optional.of(field))));
            }
            counted += expected.size();
        }

        private JsonNode data(JsonNode answer, String what) {
            assertThat(answer.has("errors")).as(what + answer).isFalse();
            answered++;
            return answer.get("data");
        }

        private void refused(JsonNode answer, String what) {
            assertThat(TradeServer.code(answer)).as(what + answer).isEqualTo("FORBIDDEN");
            assertThat(answer.path("data").findValues("count"))
                    .as(what + answer)
                    .isEmpty();
            refused++;
        }
    }
}
